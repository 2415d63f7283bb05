package dev.afterburner.sandbox.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.sandbox.language.Toolchains;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("a hostile program")
class HostileProgramsTest {

  private LocalSandbox sandbox;
  private HostilePrograms programs;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    sandbox = LocalSandbox.open(folder, Toolchains.ofThisMachine());
    programs = new HostilePrograms(sandbox, folder);
  }

  @AfterAll
  void close() {
    sandbox.close();
  }

  static Stream<Arguments> attacks() {
    return Stream.of("c", "python")
        .flatMap(
            language -> HostilePrograms.ALL.stream().map(attack -> Arguments.of(language, attack)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("attacks")
  @DisplayName("ends as it must, leaves nothing, and the next run is as ever")
  void attack(String language, HostilePrograms.Attack attack) throws Exception {
    assertEquals(Optional.empty(), programs.fault(attack, language));
    assertEquals(List.of(), HostilePrograms.programsLeft());
  }
}
