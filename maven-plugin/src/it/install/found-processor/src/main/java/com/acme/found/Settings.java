package com.acme.found;

import lombok.Getter;

class Settings {
  @Getter private String url = "https://api.openai.com/v1/chat/completions";
}
