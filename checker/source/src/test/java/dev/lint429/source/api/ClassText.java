package dev.lint429.source.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A class file as the lines of the table. */
final class ClassText extends ClassVisitor {
  private static final int ACCESSIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

  private final Map<String, String> members = new LinkedHashMap<>();
  private String internalName;
  private String packageName;
  private String header;
  private boolean isInterface;
  private boolean isAccessible;
  private Set<String> typeVariables;
  private List<String> supertypes;

  private ClassText() {
    super(Opcodes.ASM9);
  }

  static ClassText read(byte[] classFile) {
    ClassText text = new ClassText();
    new ClassReader(classFile).accept(text, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
    return text;
  }

  /** Qualified, with dots. */
  String name() {
    return internalName.replace('/', '.').replace('$', '.');
  }

  String nameInPackage() {
    return name().substring(packageName.length() + 1);
  }

  boolean isAccessible() {
    return isAccessible;
  }

  /** Internal names of the superclass and the interfaces. */
  List<String> supertypes() {
    return supertypes;
  }

  String header() {
    return header;
  }

  /** The lines of its members by what overloads are told apart by. */
  Map<String, String> members() {
    return members;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      String signature,
      String superName,
      String[] interfaces) {
    internalName = name;
    packageName = name.substring(0, Math.max(0, name.lastIndexOf('/'))).replace('/', '.');
    isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    isAccessible = (access & Opcodes.ACC_PUBLIC) != 0;
    supertypes = new ArrayList<>();
    if (superName != null) {
      supertypes.add(superName);
    }
    supertypes.addAll(List.of(interfaces));
    GenericSignature generic =
        signature == null
            ? GenericSignature.ofClass(packageName, superName, interfaces)
            : GenericSignature.ofClass(packageName, signature);
    typeVariables = generic.variables();
    header = generic.classHeader(nameInPackage(), isInterface);
  }

  @Override
  public void visitInnerClass(String name, String outerName, String innerName, int access) {
    if (name.equals(internalName)) {
      isAccessible = outerName != null && (access & ACCESSIBLE) != 0;
    }
  }

  private static boolean isOffered(int access, String name) {
    return (access & ACCESSIBLE) != 0
        && (access & Opcodes.ACC_SYNTHETIC) == 0
        && name.chars().allMatch(c -> c != '$' && Character.isJavaIdentifierPart(c));
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    if (isOffered(access, name)) {
      String type =
          GenericSignature.ofField(
              packageName, typeVariables, signature == null ? descriptor : signature);
      String line = (access & Opcodes.ACC_STATIC) != 0 ? "static " : "";
      line += type + " " + name;
      if (value != null) {
        line += "=" + Constant.write(constant(descriptor, value));
      }
      members.put(name, line);
    }
    return null;
  }

  private static Object constant(String descriptor, Object value) {
    if (descriptor.equals("Z")) {
      return ((Integer) value) != 0;
    }
    return descriptor.equals("C") ? (Object) (char) (int) (Integer) value : value;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    boolean isConstructor = name.equals("<init>");
    if (isOffered(access, isConstructor ? "init" : name)) {
      String line = (access & Opcodes.ACC_STATIC) != 0 ? "static " : "";
      line += (access & Opcodes.ACC_ABSTRACT) != 0 ? "abstract " : "";
      boolean varargs = (access & Opcodes.ACC_VARARGS) != 0;
      line +=
          GenericSignature.ofMethod(packageName, typeVariables, descriptor, signature, exceptions)
              .methodLine(isConstructor ? null : name, varargs);
      members.put(name + parameters(descriptor), line);
    }
    return null;
  }

  private static String parameters(String descriptor) {
    return descriptor.substring(
        0, descriptor.length() - Type.getReturnType(descriptor).getDescriptor().length());
  }
}
