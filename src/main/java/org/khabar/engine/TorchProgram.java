package org.khabar.engine;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.khabar.model.ModelException;
import org.khabar.model.TensorEntry;

/**
 * A TorchScript program loaded into libtorch, and the only place where native objects are made:
 * each is counted when it is opened and when it is closed.
 */
final class TorchProgram implements AutoCloseable {
  private final Model model;
  private final PtSymbolBlock block;
  private final EngineCounters counters;

  private TorchProgram(Model model, EngineCounters counters) {
    this.model = model;
    this.block = (PtSymbolBlock) model.getBlock();
    this.counters = counters;
  }

  /**
   * Loads a program of this package's resources.
   *
   * @param name file name without its ending, below {@code /programs}
   */
  static TorchProgram load(String name, EngineCounters counters) {
    TorchRuntime.prepare();
    Model model = Model.newInstance(name, Device.cpu(), TorchRuntime.ENGINE);
    try {
      // from a path: DJL's stream overload leaves the program in training mode
      Path file = Files.createTempFile("khabar-" + name, ".pt");
      try (InputStream in = TorchProgram.class.getResourceAsStream("/programs/" + name + ".pt")) {
        if (in == null) {
          throw new ModelException("there is no program " + name);
        }
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        model.load(file);
      } finally {
        Files.delete(file);
      }
      return new TorchProgram(model, counters);
    } catch (IOException e) {
      model.close();
      throw new UncheckedIOException("program " + name + " cannot be unpacked", e);
    } catch (MalformedModelException | RuntimeException e) {
      model.close();
      throw new ModelException("program " + name + " cannot be loaded: " + e.getMessage(), e);
    }
  }

  /** Counts a native object that has just been made. */
  IValue opened(IValue value) {
    counters.nativeOpened.increment();
    return value;
  }

  /** Frees a native object. */
  void close(IValue value) {
    value.close();
    counters.nativeClosed.increment();
  }

  /**
   * Calls a method on a state, which comes first and lives on, and frees its other arguments.
   *
   * @return a native object that the caller frees
   */
  IValue callOn(IValue state, String method, IValue... arguments) {
    IValue[] all = new IValue[arguments.length + 1];
    all[0] = state;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return callAll(method, all, arguments);
  }

  /** Calls a method and frees all its arguments. */
  IValue call(String method, IValue... arguments) {
    return callAll(method, arguments, arguments);
  }

  private IValue callAll(String method, IValue[] arguments, IValue[] freed) {
    counters.nativeCalls.increment();
    try {
      return opened(IValueUtils.runMethod(block, method, arguments));
    } finally {
      for (IValue argument : freed) {
        close(argument);
      }
    }
  }

  /** Calls a method for its effect. */
  void run(String method, IValue... arguments) {
    close(call(method, arguments));
  }

  IValue of(long value) {
    return opened(IValue.from(value));
  }

  IValue of(String value) {
    return opened(IValue.from(value));
  }

  IValue of(long[] values) {
    return opened(IValue.listFrom(values));
  }

  /** Hands a stored tensor to the program's {@code put}, which copies it. */
  void put(String name, TensorEntry entry, ByteBuffer bytes) {
    try (NDManager scope = model.getNDManager().newSubManager()) {
      Shape shape = new Shape(entry.shape().stream().mapToLong(Long::longValue).toArray());
      DataType type =
          switch (entry.type()) {
            case F32 -> DataType.FLOAT32;
            case F16 -> DataType.FLOAT16;
            case BF16 -> DataType.BFLOAT16;
          };
      PtNDArray tensor = ((PtNDManager) scope).create(bytes, shape, type);
      run("put", of(name), opened(IValue.from(tensor)));
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
