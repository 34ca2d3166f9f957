package dev.lint429.engine.fix;

/** Lets the delay of one library's policies grow. */
interface PolicyRepair {
  /** Whether the chain makes or configures a policy of this library. */
  boolean matches(Chain chain);

  /** Adds the edits. */
  void repair(Context context, Draft draft, Chain chain) throws Refused;

  /** Shown in the title: {@code Reactor}. */
  String library();
}
