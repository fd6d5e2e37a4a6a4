package org.khabar.cli;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khabar.api.CreatedKeyView;
import org.khabar.api.HomeSettings;
import org.khabar.api.KeyRequest;
import org.khabar.api.KeyView;
import org.khabar.api.keys.ApiKey;
import org.khabar.api.keys.LocalDoor;
import org.khabar.api.keys.Scope;
import org.khabar.database.Database;
import org.khabar.database.DatabaseSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code khabar keys}: who may call the service. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Makes, lists and revokes the keys of the service: through the service if one of this user"
          + " runs on this machine, else in the database itself.",
      "",
      "The first key ends the time in which the service asks for none."
    },
    footer = {
      "",
      "Examples:",
      "  khabar keys create newsroom",
      "  khabar keys create archive --scopes jobs --expires 90d --characters 5000000",
      "  khabar keys revoke khb_Ab3dE5g7"
    })
final class KeysCommand {
  private static final Clock CLOCK = Clock.systemUTC();

  @Spec private @Nullable CommandSpec spec;

  /** {@code khabar keys create}. */
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a key and prints its secret, this once.")
  int create(
      @Parameters(paramLabel = "NAME", description = "What people call it.") String name,
      @Option(
              names = "--scopes",
              split = ",",
              paramLabel = "SCOPE",
              description =
                  "What it opens: translate, summarise, jobs, metrics, admin. Default:"
                      + " translate,summarise,jobs")
          @Nullable List<String> scopes,
      @Option(
              names = "--expires",
              paramLabel = "WHEN",
              description = "Days from now, such as 90d, or a date, such as 2027-01-31.")
          @Nullable String expires,
      @Option(
              names = "--rate",
              paramLabel = "N",
              description = "Requests a minute that each node allows.")
          @Nullable Integer rate,
      @Option(
              names = "--characters",
              paramLabel = "N",
              description = "Characters a calendar month that may be translated.")
          @Nullable Long characters) {
    if (name.isBlank() || name.length() > ApiKey.MAX_NAME_CHARACTERS) {
      throw wrong("NAME must have 1 to " + ApiKey.MAX_NAME_CHARACTERS + " characters");
    }
    if ((rate != null && rate < 1) || (characters != null && characters < 0)) {
      throw wrong("--rate must be 1 or more, --characters 0 or more");
    }
    KeyRequest request =
        new KeyRequest(
            name,
            scopes == null ? null : scopes(scopes),
            expires == null ? null : moment(expires),
            rate,
            characters);
    try (KeyKeeper keys = open()) {
      CreatedKeyView created = keys.create(request);
      if (created.first()) {
        err().println("khabar: from now on the service asks everybody for a key");
      }
      err().println("khabar: the key " + created.key().prefix() + "… is shown this once:");
      err().flush();
      out().println(created.secret());
      out().flush();
      return 0;
    }
  }

  /** {@code khabar keys list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description =
          "Lists the keys: prefix, state, scopes, expiry, last use, requests and characters of this"
              + " month, name, a line each.")
  int list() {
    try (KeyKeeper keys = open()) {
      List<KeyView> all = keys.list();
      all.forEach(key -> out().println(line(key)));
      out().flush();
      if (all.isEmpty()) {
        err().println("khabar: no keys; whoever reaches the service may use it");
      }
      return 0;
    }
  }

  /** {@code khabar keys revoke}. */
  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Revokes a key for good, at once and everywhere.")
  int revoke(
      @Parameters(paramLabel = "KEY", description = "Its prefix or id, as listed.") String key) {
    try (KeyKeeper keys = open()) {
      KeyView revoked =
          keys.revoke(key)
              .orElseThrow(() -> new KeyCommandException("there is no key '" + key + "'"));
      err().println("khabar: the key " + revoked.prefix() + "… opens nothing any more");
      return 0;
    }
  }

  private static String line(KeyView key) {
    return String.join(
        "\t",
        key.prefix(),
        key.state(),
        String.join(",", key.scopes()),
        key.expiresAt() == null ? "never" : key.expiresAt(),
        key.lastUsedAt() == null ? "unused" : key.lastUsedAt(),
        String.valueOf(key.requests()),
        String.valueOf(key.characters()),
        key.name());
  }

  private Set<Scope> scopes(List<String> names) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String name : names) {
      scopes.add(
          Scope.of(name).orElseThrow(() -> wrong("--scopes: there is no scope '" + name + "'")));
    }
    return scopes;
  }

  private Instant moment(String written) {
    Instant now = CLOCK.instant();
    try {
      Instant moment =
          written.matches("\\d{1,5}d")
              ? now.plus(Duration.ofDays(Long.parseLong(written.replace("d", ""))))
              : LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant();
      if (moment.isAfter(now)) {
        return moment;
      }
    } catch (DateTimeParseException e) {
      throw wrong("--expires must be days such as 90d or a date such as 2027-01-31");
    }
    throw wrong("--expires must lie ahead");
  }

  private static KeyKeeper open() {
    ServiceOptions.heedConfiguration();
    try (ApplicationContext context = ApplicationContext.builder().banner(false).build()) {
      Environment settings = context.getEnvironment().start();
      String url = settings.getProperty("khabar.database.url", String.class).orElse(null);
      if (url != null) {
        return new StoredKeys(
            Database.open(
                new DatabaseSettings(
                    url,
                    settings.getProperty("khabar.database.user", String.class).orElse(null),
                    settings.getProperty("khabar.database.password", String.class).orElse(null),
                    2)),
            CLOCK);
      }
      HomeSettings home =
          new HomeSettings(settings.getProperty("khabar.home", Path.class).orElse(null));
      return LocalDoor.in(home.folder("", System.getenv()))
          .<KeyKeeper>map(ServedKeys::new)
          .orElseGet(
              () ->
                  new StoredKeys(
                      Database.open(DatabaseSettings.embedded(home.folder("db", System.getenv()))),
                      CLOCK));
    }
  }

  private CommandLine.ParameterException wrong(String said) {
    return new CommandLine.ParameterException(line(), said);
  }

  private CommandLine line() {
    return Objects.requireNonNull(spec).commandLine();
  }

  private PrintWriter out() {
    return line().getOut();
  }

  private PrintWriter err() {
    return line().getErr();
  }
}
