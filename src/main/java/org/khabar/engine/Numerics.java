package org.khabar.engine;

/** Number formats in which a model computes. */
public enum Numerics {
  /** 32-bit floats throughout: the reference. */
  FP32(0, 0),
  /** 8-bit integer products throughout: the fastest on most processors. */
  INT8(1, 1),
  /** 16-bit brain floats throughout. */
  BF16(2, 2),
  /** bf16 for the encoder, int8 for the decoder: the fastest where AMX multiplies bf16. */
  BF16_INT8(2, 1);

  private final int encoder;
  private final int decoder;

  Numerics(int encoder, int decoder) {
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /** The program's {@code encoder_precision} option. */
  int encoderPrecision() {
    return encoder;
  }

  /** The program's {@code decoder_precision} option. */
  int decoderPrecision() {
    return decoder;
  }

  /** The format that suits a processor best. */
  public static Numerics bestFor(CpuFeatures cpu) {
    if (!cpu.integerProducts()) {
      return FP32;
    }
    return cpu.amxBf16() ? BF16_INT8 : INT8;
  }
}
