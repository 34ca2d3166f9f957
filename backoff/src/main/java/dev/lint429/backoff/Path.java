package dev.lint429.backoff;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chain of public methods on a type of a client library, called without a dependency on it.
 *
 * <p>Written as {@code getFirstHeader(name).getValue}: each step is called on the result of the one
 * before; {@code (name)} passes the argument of {@link #get}, {@code (65536)} a number; {@code
 * [name]} looks the argument up in a map, ignoring case. A null on the way gives null.
 *
 * <p>Steps are looked up on the declared types, which are public, never on the implementation
 * classes, which often are not.
 */
final class Path {

  private static final Pattern STEP = Pattern.compile("(\\w*)(?:\\((\\w+)\\)|\\[(name)])?");
  private static final MethodType GENERIC =
      MethodType.methodType(Object.class, Object.class, String.class);

  /** {@code map[name]} as a step. */
  private static final MethodHandle LOOK_UP;

  static {
    try {
      LOOK_UP =
          MethodHandles.lookup()
              .findStatic(
                  Path.class,
                  "lookUp",
                  MethodType.methodType(Object.class, Map.class, String.class));
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final MethodHandle[] steps;

  private Path(MethodHandle[] steps) {
    this.steps = steps;
  }

  /**
   * Resolves a path.
   *
   * @param type where it starts, public
   * @param path as described above
   * @return null if a step does not exist in this version of the library
   */
  static Path resolve(Class<?> type, String path) {
    String[] texts = path.split("\\.", -1);
    MethodHandle[] steps = new MethodHandle[texts.length];
    Class<?> current = type;
    try {
      for (int i = 0; i < texts.length; i++) {
        Matcher step = STEP.matcher(texts[i]);
        if (!step.matches()) {
          throw new IllegalArgumentException("not a step: " + texts[i]);
        }
        MethodHandle handle =
            step.group(3) != null ? LOOK_UP : method(current, step.group(1), step.group(2));
        current = handle.type().returnType();
        steps[i] = handle.asType(GENERIC);
      }
    } catch (NoSuchMethodException | IllegalAccessException | LinkageError otherVersion) {
      return null;
    }
    return new Path(steps);
  }

  /** A handle of type {@code (current, String) -> result}. */
  private static MethodHandle method(Class<?> type, String name, String argument)
      throws NoSuchMethodException, IllegalAccessException {
    if (argument == null) {
      return MethodHandles.dropArguments(find(type, name), 1, String.class);
    }
    if (argument.equals("name")) {
      return find(type, name, String.class);
    }
    MethodHandle withNumber =
        MethodHandles.insertArguments(find(type, name, long.class), 1, Long.parseLong(argument));
    return MethodHandles.dropArguments(withNumber, 1, String.class);
  }

  private static MethodHandle find(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException, IllegalAccessException {
    Method method = type.getMethod(name, parameters); // Tells the return type.
    return MethodHandles.publicLookup()
        .findVirtual(type, name, MethodType.methodType(method.getReturnType(), parameters));
  }

  /**
   * Walks the path.
   *
   * @param start the object to start at
   * @param name the argument of steps that take one
   * @return what the last step gives, taken out of an {@code Optional}; null if a step gives null
   *     or fails
   */
  Object get(Object start, String name) {
    Object value = start;
    try {
      for (int i = 0; i < steps.length && value != null; i++) {
        value = (Object) steps[i].invokeExact(value, name);
      }
    } catch (VirtualMachineError fatal) {
      throw fatal;
    } catch (Throwable unreadable) {
      return null; // For example a body that is closed already: no reason to fail the call.
    }
    return value instanceof Optional<?> optional ? optional.orElse(null) : value;
  }

  /** The value of a key, or its first one if there are several. */
  @SuppressWarnings("UnusedMethod") // Called through its handle.
  private static Object lookUp(Map<?, ?> map, String name) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (entry.getKey() instanceof String key && key.equalsIgnoreCase(name)) {
        return entry.getValue() instanceof Collection<?> values
            ? (values.isEmpty() ? null : values.iterator().next())
            : entry.getValue();
      }
    }
    return null;
  }
}
