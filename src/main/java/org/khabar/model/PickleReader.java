package org.khabar.model;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads Python's pickle format (protocols 2 to 5) as far as PyTorch's checkpoints need it, and no
 * further: strings, numbers, lists, tuples and dictionaries become their Java counterparts, and a
 * name of the file's choosing only ever becomes a {@link Named} value. The few calls that
 * checkpoints make are told apart by name and done by {@code calls}; any other call is refused. No
 * class is loaded and nothing is executed.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/pickletools.py">the opcodes</a>
 */
final class PickleReader {

  /** Python's {@code None}. */
  enum None {
    NONE
  }

  /**
   * A global name, unresolved.
   *
   * @param module Python module
   * @param name name within it
   */
  record Named(String module, String name) {
    @Override
    public String toString() {
      return module + "." + name;
    }
  }

  /** A tuple. */
  record Tuple(List<Object> items) {
    Tuple {
      items = List.copyOf(items);
    }
  }

  /** What a pickle calls. */
  interface Calls {
    /**
     * Does one call.
     *
     * @return its result
     * @throws PickleException if the call is not one that is allowed
     */
    Object call(Named function, Tuple arguments);
  }

  /** A pickle that is damaged, or does what a checkpoint has no need of. */
  static final class PickleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PickleException(String message) {
      super(message);
    }
  }

  private static final int MAX_LONG_BYTES = 16;

  private final ByteBuffer in;
  private final Function<Object, Object> persistent;
  private final Calls calls;
  private final Map<Long, Object> memo = new HashMap<>();
  private final Deque<List<Object>> outer = new ArrayDeque<>();
  private List<Object> stack = new ArrayList<>();

  private PickleReader(ByteBuffer in, Function<Object, Object> persistent, Calls calls) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    this.persistent = persistent;
    this.calls = calls;
  }

  /**
   * Reads one pickle and leaves the buffer behind its end.
   *
   * @param persistent gives the value of a persistent id
   * @param calls does the calls
   * @throws PickleException if it is damaged or asks for more than a checkpoint needs
   */
  static Object read(ByteBuffer in, Function<Object, Object> persistent, Calls calls) {
    try {
      return new PickleReader(in, persistent, calls).run();
    } catch (BufferUnderflowException e) {
      throw new PickleException("it ends in the middle");
    } catch (IndexOutOfBoundsException | ClassCastException e) {
      throw new PickleException("its operations do not fit together");
    }
  }

  private Object run() {
    while (true) {
      int code = in.get() & 0xff;
      if (code == '.') {
        return pop();
      }
      if (!value(code) && !text(code) && !structure(code) && !call(code)) {
        throw new PickleException("it holds operation 0x%02x".formatted(code));
      }
    }
  }

  private boolean value(int code) {
    switch (code) {
      case 'N' -> push(None.NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'K' -> push((long) (in.get() & 0xff));
      case 'M' -> push((long) (in.getShort() & 0xffff));
      case 'J' -> push((long) in.getInt());
      case 0x8a -> push(whole(in.get() & 0xff));
      case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
      default -> {
        return false;
      }
    }
    return true;
  }

  private Object whole(int bytes) {
    if (bytes > MAX_LONG_BYTES) {
      throw new PickleException("it holds a number of " + bytes + " bytes");
    }
    byte[] big = new byte[bytes];
    for (int i = bytes - 1; i >= 0; i--) {
      big[i] = in.get();
    }
    BigInteger number = bytes == 0 ? BigInteger.ZERO : new BigInteger(big);
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  private boolean text(int code) {
    switch (code) {
      case 'X' -> push(string(in.getInt() & 0xffffffffL));
      case 0x8c -> push(string(in.get() & 0xff));
      case 0x8d -> push(string(in.getLong()));
      case 'U' -> push(string(in.get() & 0xff)); // a byte string of Python 2
      case 'T' -> push(string(in.getInt() & 0xffffffffL));
      default -> {
        return false;
      }
    }
    return true;
  }

  private String string(long bytes) {
    if (bytes < 0 || bytes > in.remaining()) {
      throw new PickleException("it claims a text of " + Long.toUnsignedString(bytes) + " bytes");
    }
    ByteBuffer part = in.slice(in.position(), (int) bytes);
    in.position(in.position() + (int) bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(part).toString();
    } catch (CharacterCodingException e) {
      throw new PickleException("it holds a text that is not UTF-8");
    }
  }

  private boolean structure(int code) {
    switch (code) {
      case 0x80 -> protocol(in.get() & 0xff);
      case 0x95 -> in.getLong(); // frame length: a hint for buffered readers
      case '(' -> {
        outer.push(stack);
        stack = new ArrayList<>();
      }
      case '0' -> pop();
      case '}' -> push(new LinkedHashMap<Object, Object>());
      case ']' -> push(new ArrayList<Object>());
      case ')' -> push(new Tuple(List.of()));
      case 't' -> push(new Tuple(marked()));
      case 0x85 -> push(new Tuple(last(1)));
      case 0x86 -> push(new Tuple(last(2)));
      case 0x87 -> push(new Tuple(last(3)));
      case 'a' -> append(last(1));
      case 'e' -> append(marked());
      case 's' -> put(last(2));
      case 'u' -> put(marked());
      case 'q' -> memo.put((long) (in.get() & 0xff), top());
      case 'r' -> memo.put(in.getInt() & 0xffffffffL, top());
      case 0x94 -> memo.put((long) memo.size(), top());
      case 'h' -> push(remembered(in.get() & 0xff));
      case 'j' -> push(remembered(in.getInt() & 0xffffffffL));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean call(int code) {
    switch (code) {
      case 'c' -> push(new Named(line(), line()));
      case 0x93 -> {
        List<Object> names = last(2);
        push(new Named((String) names.get(0), (String) names.get(1)));
      }
      case 'Q' -> push(persistent.apply(pop()));
      case 'R', 0x81 -> {
        List<Object> call = last(2);
        if (!(call.get(0) instanceof Named function)) {
          throw new PickleException("it calls what is no name");
        }
        push(calls.call(function, (Tuple) call.get(1)));
      }
      case 'b' -> pop(); // attributes of the value below: checkpoints keep only remarks there
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void protocol(int version) {
    if (version < 2 || version > 5) {
      throw new PickleException("it is of protocol " + version);
    }
  }

  private String line() {
    int start = in.position();
    while (in.get() != '\n') {
      if (in.position() - start > 200) {
        throw new PickleException("it holds a name of more than 200 bytes");
      }
    }
    byte[] bytes = new byte[in.position() - start - 1];
    in.get(start, bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private Object remembered(long at) {
    Object value = memo.get(at);
    if (value == null) {
      throw new PickleException("it recalls what it never kept");
    }
    return value;
  }

  private void push(Object value) {
    stack.add(value);
  }

  private Object top() {
    return stack.get(stack.size() - 1);
  }

  private Object pop() {
    return stack.remove(stack.size() - 1);
  }

  private List<Object> last(int count) {
    List<Object> part = stack.subList(stack.size() - count, stack.size());
    List<Object> taken = new ArrayList<>(part);
    part.clear();
    return taken;
  }

  private List<Object> marked() {
    List<Object> taken = stack;
    if (outer.isEmpty()) {
      throw new PickleException("it closes what it never opened");
    }
    stack = outer.pop();
    return taken;
  }

  @SuppressWarnings("unchecked")
  private void append(List<Object> items) {
    ((List<Object>) top()).addAll(items);
  }

  @SuppressWarnings("unchecked")
  private void put(List<Object> keysAndValues) {
    Map<Object, Object> map = (Map<Object, Object>) top();
    for (int i = 0; i + 1 < keysAndValues.size(); i += 2) {
      if (!(keysAndValues.get(i) instanceof String) && !(keysAndValues.get(i) instanceof Long)) {
        throw new PickleException("it has a dictionary key that is neither text nor number");
      }
      map.put(keysAndValues.get(i), keysAndValues.get(i + 1));
    }
  }
}
