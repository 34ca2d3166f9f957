# What the end-to-end tests of the editors share; sourced by them.
#
# make_project DIR   a project with one finding, an emoji before it, and a pom.xml
# check_fixed DIR    the file on the disk compiles against the helper

e2e="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
repository="$(cd "$e2e/../.." && pwd)"
jar="${LINT429_JAR:-$repository/checker/cli/target/lint429.jar}"
helper="$repository/backoff/target/classes"

for needed in "$jar" "$helper"; do
  if [ ! -e "$needed" ]; then
    echo "$needed is not there: mvn -q -DskipTests -Dverification.skip -pl checker/cli -am package" >&2
    exit 2
  fi
done

make_project() {
  mkdir -p "$1/src/main/java/com/acme"
  cat >"$1/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.acme</groupId>
  <artifactId>chat</artifactId>
  <version>1</version>
</project>
POM
  cat >"$1/src/main/java/com/acme/Chat.java" <<'JAVA'
package com.acme;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

class Chat {
  String ask(HttpClient http) throws Exception {
    URI uri = URI.create("https://api.openai.com/v1/chat/completions");
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    /* 🙂 */ return http.send(request, BodyHandlers.ofString()).body();
  }
}
JAVA
}

check_fixed() {
  local file="$1/src/main/java/com/acme/Chat.java"
  grep -q 'return Backoff.standard().send(http, request, BodyHandlers.ofString()).body();' "$file"
  grep -q '^import dev.lint429.backoff.Backoff;$' "$file"
  mkdir -p "$1/classes"
  javac -encoding UTF-8 -d "$1/classes" -cp "$helper" "$file"
}
