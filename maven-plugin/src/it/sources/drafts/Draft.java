package drafts;

import java.net.http.HttpClient;

class Draft {
  void ask(HttpClient http) {
    http.send("https://api.openai.com/v1/chat/completions
  }

  void other( {
}
