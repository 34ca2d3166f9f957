package dev.lint429.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lint429.engine.model.MethodRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueLoaderTest {
  private static final String ENDPOINT =
      """
      endpoints:
        - id: mine
          provider: My gateway
          host: '^llm\\.example\\.com$'
          path: '/chat$'
      """;

  @Test
  void notYaml() {
    assertProblem(
        "endpoints: [", "my.yaml:1: not YAML: expected the node content, but found '<stream end>'");
  }

  @Test
  void empty() {
    assertProblem("", "my.yaml: the document is empty");
  }

  @Test
  void aliasInsideItsAnchor() {
    assertProblem("endpoints: &a [*a]", "my.yaml:1: an alias must not stand inside its own anchor");
  }

  @Test
  void keyThatIsNoText() {
    assertProblem("? [endpoints]\n: []", "my.yaml:1: a key must be a text");
  }

  @Test
  void noMapping() {
    assertProblem("- endpoints", "my.yaml:1: must be a mapping (key: value), not a list");
  }

  @Test
  void unknownSection() {
    assertProblem(
        "endpoint: []",
        "my.yaml:1: endpoint: this key is unknown (did you mean \"endpoints\"?); allowed are"
            + " endpoints, clients, retryLibraries");
  }

  @Test
  void unknownKeyFarFromAll() {
    assertProblem(
        "endpoints: []\nzzzzzzzz: 1",
        "my.yaml:2: zzzzzzzz: this key is unknown; allowed are endpoints, clients, retryLibraries");
  }

  @Test
  void keyTwice() {
    assertProblem(
        "endpoints: []\nendpoints: []",
        "my.yaml:2: endpoints: this key stands here twice; remove one");
  }

  @Test
  void sectionThatIsNoList() {
    assertProblem("clients: yes", "my.yaml:1: clients: must be a list, not the text \"yes\"");
  }

  @Test
  void sectionWithoutValue() {
    assertProblem("clients:", "my.yaml:1: clients: must be a list, not nothing");
  }

  @Test
  void missingKey() {
    assertProblem(
        "endpoints:\n  - id: mine", "my.yaml:2: endpoints[0]: the key \"provider\" is missing");
  }

  @Test
  void listWhereATextBelongs() {
    assertProblem(
        "endpoints:\n  - id: [mine]", "my.yaml:2: endpoints[0].id: must be a text, not a list");
  }

  @Test
  void badRegex() {
    assertProblem(
        ENDPOINT.replace("/chat$", "/(chat"),
        "my.yaml:5: endpoints[0].path: \"/(chat\" is not a regular expression: Unclosed group at"
            + " index 6");
  }

  @Test
  void notAllowedValue() {
    assertProblem(
        ENDPOINT + "    kind: hostd",
        "my.yaml:6: endpoints[0].kind: \"hostd\" is not allowed (did you mean \"hosted\"?); allowed"
            + " are hosted, dedicated, self, gateway, path-only, sdk");
  }

  @Test
  void notAllowedEnum() {
    assertProblem(
        client("sends: [{method: 'a.B#c()', mode: blocking}]"),
        "my.yaml:5: clients[0].sends[0].mode: \"blocking\" is not allowed (did you mean"
            + " \"BLOCKING\"?); allowed are BLOCKING, FUTURE, REACTIVE, CALLBACK, DEFERRED");
  }

  @Test
  void noNumber() {
    assertProblem(
        ENDPOINT + "    ports: [http]",
        "my.yaml:6: endpoints[0].ports[0]: must be a whole number, not \"http\"");
  }

  @Test
  void noBoolean() {
    assertProblem(
        ENDPOINT + "    active: no",
        "my.yaml:6: endpoints[0].active: must be true or false, not \"no\"");
  }

  @Test
  void noArgument() {
    assertProblem(
        client("sends: [{method: 'a.B#c(*)', url: first}]"),
        "my.yaml:5: clients[0].sends[0].url: must be the index of an argument (from 0), receiver"
            + " or none, not \"first\"");
  }

  @Test
  void noArgumentAsKey() {
    assertProblem(
        client("urlSteps: [{method: 'a.B#c(*)', args: {none: HOST}}]"),
        "my.yaml:5: clients[0].urlSteps[0].args.none: the key must be the index of an argument"
            + " (from 0) or receiver");
  }

  @Test
  void argAndArgs() {
    assertProblem(
        client("urlSteps: [{method: 'a.B#c(*)', arg: 0, args: {0: HOST}}]"),
        "my.yaml:5: clients[0].urlSteps[0]: give either \"args\", or \"arg\" and \"effect\"");
  }

  @Test
  void configThatSaysNothing() {
    assertProblem(
        client("config: [{method: 'a.B#c(*)'}]"),
        "my.yaml:5: clients[0].config[0]: give one of \"retries\", what the client does from then"
            + " on, \"arg\", the argument that decides, \"retryCount\" and \"sendCount\", the argument"
            + " that counts");
  }

  @Test
  void operatorWithoutPolicy() {
    assertProblem(
        """
        retryLibraries:
          - id: mine
            name: Mine
            packages: [com.example]
            operators: [{method: 'a.B#c()'}]
        """,
        "my.yaml:5: retryLibraries[0].operators[0]: give either \"policy\", where the policy is, or"
            + " \"defaults\" for an operator that is the policy itself");
  }

  @Test
  void idTwice() {
    assertProblem(
        ENDPOINT + ENDPOINT.substring(ENDPOINT.indexOf('\n') + 1),
        "my.yaml:6: endpoints[1]: the id \"mine\" is taken by an earlier row");
  }

  @Test
  void noMethodPattern() {
    for (String text : List.of("a.B", "#c", "a.B#", "a.B#(*)", "a.B#c(*")) {
      assertProblem(
          send(text),
          "my.yaml:5: clients[0].sends[0].method: \""
              + text
              + "\" is no method pattern; it must look like com.example.Type#method("
              + "java.lang.String, *, ..)");
    }
  }

  @Test
  void noMethodName() {
    assertProblem(
        send("a.B#c|1d()"),
        "my.yaml:5: clients[0].sends[0].method: \"1d\" is no method name; the pattern must look"
            + " like com.example.Type#method(java.lang.String, *, ..)");
  }

  @Test
  void unknownType() {
    assertProblem(
        client("types: {Client: a.B}\n    sends: [{method: 'Clint#c()'}]"),
        "my.yaml:6: clients[0].sends[0].method: \"Clint\" is neither a qualified type nor one of"
            + " the row's types (did you mean \"Client\"?)");
  }

  @Test
  void dotsBeforeTheLastParameter() {
    assertProblem(
        send("a.B#c(.., *)"),
        "my.yaml:5: clients[0].sends[0].method: \"..\" must be the last parameter");
  }

  @Test
  void interceptorOfSeveralTypes() {
    assertProblem(
        client(
            "types: {Hook: [a.B, a.C]}\n"
                + "    interceptors: [{type: Hook, method: m, proceed: 'a.D#p()', install: 'a.E#i()'}]"),
        "my.yaml:6: clients[0].interceptors[0].type: \"Hook\" stands for several types; one is"
            + " needed");
  }

  @Test
  void patternsSpellOutTypesNamesAndParameters() {
    Catalogue catalogue =
        CatalogueLoader.read(
            "my.yaml",
            client(
                "types: {Client: [a.B, a.B.C]}\n"
                    + "    sends: [{method: ['Client|d.E#f|new(String, *, int[], ..)', 'a.B#*']}]"));
    List<Client.Send> sends = catalogue.clients().get(0).sends();
    assertEquals(
        new MethodPattern(
            List.of("a.B", "a.B.C", "d.E"),
            List.of("f", "<init>"),
            3,
            Integer.MAX_VALUE,
            List.of("java.lang.String", "*", "int[]")),
        sends.get(0).method());
    assertEquals(
        new MethodPattern(List.of("a.B"), List.of("*"), 0, Integer.MAX_VALUE, List.of()),
        sends.get(1).method());
  }

  @Test
  void aParameterOfSeveralTypesIsOneOfThem() {
    String yaml = client("types: {Entity: [a.B, a.C]}\n    sends: [{method: 'x.Y#f(Entity, *)'}]");
    MethodPattern pattern =
        CatalogueLoader.read("my.yaml", yaml).clients().get(0).sends().get(0).method();
    assertEquals(List.of("a.B|a.C", "*"), pattern.params());
    assertTrue(pattern.matches(call("a.C"), 2));
    assertTrue(pattern.matches(call(""), 2));
    assertFalse(pattern.matches(call("a.D"), 2));
  }

  private static MethodRef call(String firstParameter) {
    return new MethodRef("x.Y", "f", List.of(firstParameter, "int"), 2, false, List.of());
  }

  @Test
  void whatASendLeavesOut() {
    Client.Send send =
        CatalogueLoader.read("my.yaml", send("a.B#c()")).clients().get(0).sends().get(0);
    assertEquals(Client.Mode.BLOCKING, send.mode());
    assertEquals(0, send.url());
    assertEquals(Client.NOWHERE, send.base());
    assertEquals(Client.On429.RESPONSE, send.on429());
  }

  @Test
  void packageThatIsInEveryFile() {
    assertProblem(
        client("sends: []").replace("com.example", "c"),
        "my.yaml:4: clients[0].packages[0]: must be the start of a package's name, such as"
            + " com.example.llm");
    assertProblem(
        client("sends: []").replace("com.example", ""),
        "my.yaml:4: clients[0].packages: must name at least one package");
  }

  @Test
  void wrapWithTwoPolicies() {
    assertProblem(
        wrap("policy: 1, defaults: {shape: FIXED}"),
        "my.yaml:6: retryLibraries[0].wraps[0]: give either \"policy\", where the policy is, or"
            + " \"defaults\" for a call that is the policy itself");
    assertProblem(
        wrap("params: {1: ATTEMPTS}"),
        "my.yaml:6: retryLibraries[0].wraps[0]: \"params\" change \"defaults\", which are missing");
  }

  @Test
  void filesThatMayConcernAUsersClient() {
    Catalogue users =
        CatalogueLoader.merge(
            CatalogueLoader.builtIn(), CatalogueLoader.read("my.yaml", send("com.example.B#c()")));
    assertFalse(CatalogueLoader.builtIn().mayConcern("import com.example.B;"));
    assertFalse(users.mayConcern("import org.example.B;"));
    assertTrue(users.mayConcern("import com.example.B;"));
    assertTrue(users.mayConcern("import java.net.http.HttpClient;"));
  }

  @Test
  void aUsersRowsGoFirstOrReplaceTheirNamesakes() {
    Catalogue base =
        CatalogueLoader.read(
            "base.yaml", ENDPOINT + ENDPOINT.substring(11).replace("mine", "other"));
    Catalogue users =
        CatalogueLoader.read(
            "my.yaml",
            ENDPOINT.replace("mine", "first")
                + ENDPOINT.substring(11).replace("mine", "other").replace("My", "Other"));
    List<Endpoint> merged = CatalogueLoader.merge(base, users).endpoints();
    assertEquals(List.of("first", "mine", "other"), merged.stream().map(Endpoint::id).toList());
    assertEquals("Other gateway", merged.get(2).provider());
  }

  private static String client(String rest) {
    return "clients:\n  - id: mine\n    name: Mine\n    packages: [com.example]\n    " + rest;
  }

  private static String wrap(String rest) {
    return "retryLibraries:\n  - id: mine\n    name: Mine\n    packages: [com.example]\n"
        + "    wraps:\n      - {method: 'com.example.B#c(*)', "
        + rest
        + "}";
  }

  private static String send(String method) {
    return client("sends: [{method: '" + method + "'}]");
  }

  private static void assertProblem(String yaml, String message) {
    CatalogueException e =
        assertThrows(CatalogueException.class, () -> CatalogueLoader.read("my.yaml", yaml));
    assertEquals(message, e.getMessage());
  }
}
