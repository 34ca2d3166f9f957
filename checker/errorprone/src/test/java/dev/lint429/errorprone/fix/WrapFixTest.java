package dev.lint429.errorprone.fix;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What {@code Backoff.standard().call(() -> …)} asks of the code around a call. */
final class WrapFixTest {
  private static final String CLASS =
      """
      import java.io.*;
      import java.net.*;
      import java.text.ParseException;
      import java.util.*;
      import java.util.concurrent.*;
      import okhttp3.*;

      class Test {
        static int count;
        final OkHttpClient client = new OkHttpClient();

        Request make(String text) throws ParseException {
          return null;
        }

        Request build(Object o) {
          return null;
        }

        String ask(Request request, boolean yes, Scanner in) throws IOException {
      BODY
          return "";
        }
      }
      """;

  private final Repair code = Repair.in(CLASS);

  // Variables that change

  private static String changes(String variable) {
    return "the call uses the variable " + variable + ", which changes, so no lambda can use it";
  }

  @Test
  void refusesChangingVariableInALoopCondition() {
    code.refuses(
        """
        Request next = request;
        while (client.newCall(next).execute().code() == 200) {
          next = request;
        }
        """,
        changes("next"));
  }

  @Test
  void refusesChangingVariableInALoopUpdate() {
    code.refuses(
        "for (int i = 0; i < 3; i += client.newCall(build(i)).execute().code()) {}", changes("i"));
  }

  @Test
  void refusesChangingVariableInABareBranch() {
    code.refuses(
        """
        Request next = request;
        next = next.newBuilder().build();
        if (yes) client.newCall(next).execute();
        """,
        changes("next"));
  }

  @Test
  void refusesVariableThatTheStatementChanges() {
    code.refuses(
        """
        Request next = null;
        System.out.println(next = request);
        System.out.println((next = request) + "" + client.newCall(next).execute());
        """,
        changes("next"));
  }

  @Test
  void refusesSecondVariableOfADeclaration() {
    code.refuses(
        """
        Request next = request;
        next = request;
        Object a = 1, b = client.newCall(next).execute();
        """,
        changes("next"));
  }

  @Test
  void refusesChangingArrayWithBracketsBehindTheName() {
    code.refuses(
        """
        Request next[] = {request};
        next = new Request[] {request};
        client.newCall(next[0]).execute();
        """,
        "the call uses the variable next, which changes, and cannot be copied");
  }

  @Test
  void refusesAssignmentInTheCall() {
    code.refuses(
        "Request next; client.newCall(next = request).execute();",
        "the call changes a variable, which a repetition would do again");
    code.refuses(
        "client.newCall(build(count++)).execute();",
        "the call changes a variable, which a repetition would do again");
  }

  @Test
  void refusesWhatIsReadOnce() {
    code.refuses(
        "client.newCall(build(in.nextLine())).execute();",
        "the call reads in, which cannot be read a second time");
  }

  @Test
  void copiesWhatChanges() {
    code.fixes(
        """
            Request next = request;
            for (int i = 0; i < 3; i++) {
              try (Response response = client.newCall(build(next + "" + i)).execute()) {
                next = request;
              }
            }
        """,
        """
            Request next = request;
            for (int i = 0; i < 3; i++) {
              Request finalNext = next;
              int finalI = i;
              try (Response response = Backoff.standard().call(() -> client.newCall(build(finalNext + "" + finalI)).execute())) {
                next = request;
              }
            }
        """);
  }

  @Test
  void copiesAParameterBeforeEachKindOfStatement() {
    String change = "    request = request.newBuilder().build();\n";
    String copy = "    Request finalRequest = request;\n    ";
    String call = "Backoff.standard().call(() -> client.newCall(finalRequest).execute())";
    for (String statement :
        new String[] {
          "Response r = %s;",
          "%s;",
          "if (%s.isSuccessful()) {}",
          "switch (%s.code()) { default: }",
          "for (var line : %s.headers()) {}",
        }) {
      code.fixes(
          change + "    " + statement.formatted("client.newCall(request).execute()") + "\n",
          change + copy + statement.formatted(call) + "\n");
    }
  }

  @Test
  void copiesTheTypeAsWritten() {
    code.fixes(
        """
            @SuppressWarnings("x") final int n = 1;
            Map<String, List<? extends Request>> map = Map.of();
            map = null;
            Response r = client.newCall(map.get("a").get(n)).execute();
        """,
        """
            @SuppressWarnings("x") final int n = 1;
            Map<String, List<? extends Request>> map = Map.of();
            map = null;
            Map<String, List<? extends Request>> finalMap = map;
            Response r = Backoff.standard().call(() -> client.newCall(finalMap.get("a").get(n)).execute());
        """);
  }

  @Test
  void aCopyTakesNoNameInUse() {
    code.fixes(
        """
            String finalRequest = "";
            request = null;
            client.newCall(request).execute();
        """,
        """
            String finalRequest = "";
            request = null;
            Request finalRequest2 = request;
            Backoff.standard().call(() -> client.newCall(finalRequest2).execute());
        """);
  }

  @Test
  void variableThatIsSetOnce() {
    code.fixes(
        """
            Request later;
            later = request;
            for (Request each : List.of(later)) {
              if ((Object) each instanceof Request same) {
                client.newCall(same).execute().close();
              }
            }
        """,
        """
            Request later;
            later = request;
            for (Request each : List.of(later)) {
              if ((Object) each instanceof Request same) {
                Backoff.standard().call(() -> client.newCall(same).execute()).close();
              }
            }
        """);
  }

  @Test
  void variableThatIsSetInALoop() {
    code.fixes(
        """
            Request later;
            do {
              later = request;
              client.newCall(later).execute();
            } while (yes);
        """,
        """
            Request later;
            do {
              later = request;
              Request finalLater = later;
              Backoff.standard().call(() -> client.newCall(finalLater).execute());
            } while (yes);
        """);
  }

  @Test
  void copiesInTheOldSwitch() {
    code.fixes(
        """
            int n = 1;
            n++;
            switch (n) {
              case 1:
                client.newCall(build(n)).execute();
            }
        """,
        """
            int n = 1;
            n++;
            switch (n) {
              case 1:
                int finalN = n;
                Backoff.standard().call(() -> client.newCall(build(finalN)).execute());
            }
        """);
  }

  // Exceptions

  @Test
  void refusesUnrelatedExceptions() {
    code.refuses(
        """
        try {
          client.newCall(make("")).execute();
        } catch (ParseException e) {
          count++;
        }
        """,
        "a lambda around the call would throw unrelated exceptions (IOException, ParseException),"
            + " which become Exception");
  }

  @Test
  void refusesUnrelatedExceptionsInALambda() {
    code.refuses(
        "Callable<Object> c = () -> client.newCall(make(\"\")).execute();",
        "a lambda around the call would throw unrelated exceptions (IOException, ParseException),"
            + " which become Exception");
  }

  @Test
  void refusesThrowable() {
    code.refuses(
        """
        try {
          client.newCall(build(java.lang.invoke.MethodHandles.lookup().findVirtual(null, null, null)
              .invoke())).execute();
        } catch (Throwable e) {}
        """,
        "the call may throw any Throwable, which the helper does not pass on");
  }

  @Test
  void unrelatedExceptionsThatAreAllHandled() {
    code.fixes(
        """
            try {
              client.newCall(make("")).execute();
            } catch (Exception e) {
              throw new IOException(e);
            }
        """,
        """
            try {
              Backoff.standard().call(() -> client.newCall(make("")).execute());
            } catch (Exception e) {
              throw new IOException(e);
            }
        """);
  }

  @Test
  void exceptionsWithACommonType() {
    code.fixes(
        """
            try {
              client.newCall(build(new URL(""))).execute();
            } catch (MalformedURLException e) {
              count++;
            }
        """,
        """
            try {
              Backoff.standard().call(() -> client.newCall(build(new URL(""))).execute());
            } catch (MalformedURLException e) {
              count++;
            }
        """);
  }

  @Test
  void exceptionsOfLambdasInsideDoNotCount() {
    code.fixes(
        """
            client.newCall(build((Callable<Object>) () -> make(""))).execute();
        """,
        """
            Backoff.standard().call(() -> client.newCall(build((Callable<Object>) () -> make(""))).execute());
        """);
  }

  // Places

  @Test
  void fieldOfAnAnonymousClass() {
    String fixed =
        Repair.in(
                """
                import okhttp3.*;

                class Test<T extends Request> {
                  final T request;
                  final OkHttpClient client;
                  final int code;

                  Test(T given) throws java.io.IOException {
                    request = given;
                    client = new OkHttpClient();
                    code = client.newCall(request).execute().code();
                  }
                }
                """)
            .fixed("");
    assertTrue(
        fixed.contains(
            "code = Backoff.standard().call(() -> client.newCall(request).execute()).code();"));
  }

  @Test
  void argumentOfThis() {
    String fixed =
        Repair.in(
                """
                import okhttp3.*;

                class Test {
                  Test(int code) {}

                  Test(OkHttpClient client, Request request) throws java.io.IOException {
                    this(client.newCall(request).execute().code());
                  }
                }
                """)
            .fixed("");
    assertTrue(fixed.contains("this(Backoff.standard().call(() -> client.newCall("));
  }

  @Test
  void bodyOfALambdaAndReturn() {
    code.fixes(
        """
            Callable<Response> one = () -> client.newCall(request).execute();
        """,
        """
            Callable<Response> one = () -> Backoff.standard().call(() -> client.newCall(request).execute());
        """);
    code.fixes(
        """
            Callable<Response> one = () -> { return yes ? client.newCall(request).execute() : null; };
        """,
        """
            Callable<Response> one = () -> { return yes ? Backoff.standard().call(() -> client.newCall(request).execute()) : null; };
        """);
  }

  @Test
  void linesAndCommentsStay() {
    code.fixes(
        """
            String text =
                client
                    // the shared one
                    .newCall(request) /* a ) */
                    .execute() // sent
                    .body()
                    .string();
        """,
        """
            String text =
                Backoff.standard().call(() -> client
                    // the shared one
                    .newCall(request) /* a ) */
                    .execute()) // sent
                    .body()
                    .string();
        """);
  }

  // Calls that run once

  @Test
  void aCallIsCloned() {
    code.fixes(
        """
            Call call = client.newCall(request);
            try (Response response = call.execute()) {}
        """,
        """
            Call call = client.newCall(request);
            try (Response response = Backoff.standard().call(() -> call.clone().execute())) {}
        """);
  }

  @Test
  void aCallThatIsReassignedIsCopiedAndCloned() {
    code.fixes(
        """
            Call call = client.newCall(request);
            call = client.newCall(request);
            (call).execute();
        """,
        """
            Call call = client.newCall(request);
            call = client.newCall(request);
            Call finalCall = call;
            Backoff.standard().call(() -> (finalCall).clone().execute());
        """);
  }

  @Test
  void refusesACallThatIsCancelled() {
    code.refuses(
        """
        Call call = client.newCall(request);
        if (yes) {
          call.cancel();
        }
        call.execute();
        """,
        "the call object call is also cancelled or given a timeout; a clone is not");
  }

  @Test
  void refusesFutures() {
    code.refuses(
        "client.newCall(request).enqueue(null);",
        "the call does not block; the helper is for blocking calls");
  }
}
