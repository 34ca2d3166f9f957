package dev.lint429.backoff;

import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;

/**
 * Reads the entity of an Apache response into memory and puts it back.
 *
 * <p>An open response holds a connection, and the standard pools have only two (HttpClient 4) or
 * five (HttpClient 5) for a host: callers that wait with open responses would block all others.
 * Buffered, the response keeps its body and the connection is free while the call waits.
 */
final class BufferedEntity {

  /** A longer body is no error message and stays where it is. */
  private static final long LIMIT = 64 * 1024;

  private final MethodHandle entity;
  private final MethodHandle length;
  private final MethodHandle buffer;
  private final MethodHandle content;
  private final MethodHandle replace;

  private BufferedEntity(Class<?> response, Class<?> buffered)
      throws NoSuchMethodException, IllegalAccessException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    Class<?> type = response.getMethod("getEntity").getReturnType();
    entity = generic(lookup.findVirtual(response, "getEntity", MethodType.methodType(type)));
    length =
        lookup
            .findVirtual(type, "getContentLength", MethodType.methodType(long.class))
            .asType(MethodType.methodType(long.class, Object.class));
    buffer = generic(lookup.findConstructor(buffered, MethodType.methodType(void.class, type)));
    content =
        generic(lookup.findVirtual(type, "getContent", MethodType.methodType(InputStream.class)));
    replace =
        lookup
            .findVirtual(response, "setEntity", MethodType.methodType(void.class, type))
            .asType(MethodType.methodType(void.class, Object.class, Object.class));
  }

  private static MethodHandle generic(MethodHandle handle) {
    return handle.asType(MethodType.methodType(Object.class, Object.class));
  }

  /**
   * Finds the methods.
   *
   * @param response the public type of a response with {@code getEntity} and {@code setEntity}
   * @param buffered the name of the buffering entity in the same library
   * @return null if this version of the library has other ones
   */
  static BufferedEntity resolve(Class<?> response, String buffered) {
    try {
      return new BufferedEntity(
          response, Class.forName(buffered, false, response.getClassLoader()));
    } catch (ReflectiveOperationException | LinkageError otherVersion) {
      return null;
    }
  }

  /**
   * Buffers the entity of a response, which releases its connection.
   *
   * @return the text; null if there is none, it is long, or the call has consumed it
   */
  String read(Object response) {
    try {
      Object body = (Object) entity.invokeExact(response);
      if (body == null || (long) length.invokeExact(body) > LIMIT) {
        return null;
      }
      Object inMemory = (Object) buffer.invokeExact(body);
      replace.invokeExact(response, inMemory);
      try (InputStream stream = (InputStream) (Object) content.invokeExact(inMemory)) {
        return new String(stream.readNBytes((int) LIMIT), StandardCharsets.UTF_8);
      }
    } catch (VirtualMachineError fatal) {
      throw fatal;
    } catch (Throwable unreadable) {
      return null;
    }
  }
}
