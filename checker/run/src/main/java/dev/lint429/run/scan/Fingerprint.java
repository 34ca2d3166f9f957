package dev.lint429.run.scan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The identity of a finding across runs, however the lines of its file move. */
final class Fingerprint {
  private static final int BYTES = 12;

  private Fingerprint() {}

  /**
   * @param code the normalised statement
   * @param occurrence how many equal statements stand before it in its file
   */
  static String of(String path, String rule, String code, int occurrence) {
    String identity = path + "\0" + rule + "\0" + code + "\0" + occurrence;
    byte[] hash = sha256().digest(identity.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform has it.
      throw new IllegalStateException(e);
    }
  }
}
