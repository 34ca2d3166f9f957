package dev.lint429.run.files;

import dev.lint429.engine.files.Decoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A source file as it lies on the disk: its bytes, and the text that they stand for. Line ends are
 * part of the text.
 */
public final class TextFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final byte[] bytes;
  private final Decoder.Text decoded;

  private TextFile(byte[] bytes) {
    this.bytes = bytes;
    this.decoded = Decoder.decode(bytes);
  }

  public static TextFile read(Path file) throws IOException {
    return new TextFile(Files.readAllBytes(file));
  }

  public static TextFile of(byte[] bytes) {
    return new TextFile(bytes);
  }

  /** The text without a byte order mark. */
  public String text() {
    return decoded.text();
  }

  public Charset charset() {
    return decoded.charset();
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Another text in the manner of this file: in its encoding, with its byte order mark if it has
   * one.
   *
   * @throws CharacterCodingException if the encoding does not have all the characters
   */
  public byte[] encode(String text) throws CharacterCodingException {
    String marked = decoded.byteOrderMark() ? BYTE_ORDER_MARK + text : text;
    ByteBuffer encoded = decoded.charset().newEncoder().encode(CharBuffer.wrap(marked));
    byte[] result = new byte[encoded.remaining()];
    encoded.get(result);
    return result;
  }
}
