package dev.lint429.backoff;

import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the callers of a process have learned about the hosts that they talk to. A host that never
 * refused anything is not in it.
 */
final class Hosts {

  /** Shared by all backoffs that live in real time. */
  static final Hosts PROCESS = new Hosts();

  /** Beyond this many hosts that refuse at the same time, further ones are not remembered. */
  static final int MAX = 1024;

  private static final Pattern URL =
      Pattern.compile(
          "(?i)(?:^|.* request for \")(https?)://(?:[^/?#\"@\\s]*@)?([^/?#\"@\\s]{1,300})(?:[/?#\"\\s].*)?");

  private final ConcurrentHashMap<String, Lane> lanes = new ConcurrentHashMap<>();
  private final int many;
  private final int most;

  Hosts() {
    this(64, MAX);
  }

  /**
   * Remembers nothing yet.
   *
   * @param many from so many hosts on, idle ones are forgotten
   * @param most beyond so many, further ones are not remembered
   */
  Hosts(int many, int most) {
    this.many = many;
    this.most = most;
  }

  /**
   * Scheme and authority of a URL, without user, in lower case, without the scheme's own port: what
   * callers share. Also found in the message that Spring puts into its exceptions.
   *
   * @return null if the text, which may be null, holds no such URL
   */
  static String key(String text) {
    if (text == null) {
      return null;
    }
    int end = text.length() > 4096 ? 4096 : text.length();
    int line = text.indexOf('\n');
    Matcher url = URL.matcher(text.substring(0, line >= 0 && line < end ? line : end));
    if (!url.matches()) {
      return null;
    }
    String scheme = url.group(1).toLowerCase(Locale.ROOT);
    String authority = url.group(2).toLowerCase(Locale.ROOT);
    String port = scheme.equals("https") ? ":443" : ":80";
    if (authority.endsWith(port)) {
      authority = authority.substring(0, authority.length() - port.length());
    }
    return scheme + "://" + authority;
  }

  /** The queue of a host, or null if there is no need to queue. */
  Lane find(String host) {
    return host == null || lanes.isEmpty() ? null : lanes.get(host);
  }

  /**
   * The queue of a host, made if there is none. Until it has been refused something, another thread
   * may {@linkplain Lane#drop drop} it.
   */
  Lane open(String host, long now) {
    Lane lane = lanes.get(host);
    return lane == null ? make(host, now) : lane;
  }

  /** One at a time, so that there are never more than {@link #most}. */
  private synchronized Lane make(String host, long now) {
    if (lanes.size() >= many) {
      forgetIdle(now);
    }
    Lane other = lanes.get(host);
    if (other != null) {
      return other;
    }
    Lane lane = new Lane();
    if (lanes.size() < most) {
      lanes.put(host, lane);
    }
    return lane;
  }

  private void forgetIdle(long now) {
    for (Iterator<Lane> all = lanes.values().iterator(); all.hasNext(); ) {
      if (all.next().drop(now)) {
        all.remove();
      }
    }
  }

  /** How many hosts are remembered. */
  int size() {
    return lanes.size();
  }
}
