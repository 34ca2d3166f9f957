package dev.lint429.engine.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Turns the bytes of a source file into text. */
public final class Decoder {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char REPLACEMENT = '\uFFFD';

  private Decoder() {}

  /**
   * The text and how it was encoded, so that the file can be written again.
   *
   * @param byteOrderMark whether the file starts with one; it is not part of {@code text}
   */
  public record Text(String text, Charset charset, boolean byteOrderMark) {}

  /** UTF-8 if the bytes are valid UTF-8, UTF-16 if they say so, otherwise ISO-8859-1. */
  public static Text decode(byte[] bytes) {
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return text(new String(bytes, StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return text(new String(bytes, StandardCharsets.UTF_16LE), StandardCharsets.UTF_16LE);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0 || isUtf8(bytes)) {
      return text(text, StandardCharsets.UTF_8);
    }
    return text(new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
  }

  private static Text text(String text, Charset charset) {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new Text(marked ? text.substring(1) : text, charset, marked);
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  /** The replacement character may also stand in the file itself. */
  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
