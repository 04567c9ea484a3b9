package io.muster.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.sandbox.process.ProcessTable.Entry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {
  @TempDir Path folder;

  @Test
  void a_process_is_found_again_by_somebody_who_reads_the_file() {
    Path file = folder.resolve("processes.json");
    long self = ProcessHandle.current().pid();
    ProcessTable.empty(file).started("muster", self, 7070);

    ProcessTable read = ProcessTable.in(file);

    assertThat(read.entry("muster").orElseThrow().process()).map(ProcessHandle::pid).contains(self);
    assertThat(read.entry("muster").orElseThrow().port()).isEqualTo(7070);
  }

  @Test
  void a_process_that_began_at_another_time_is_somebody_elses_although_its_id_is_the_same() {
    var stranger = new Entry("muster", ProcessHandle.current().pid(), 1, 7070);

    assertThat(stranger.process()).isEmpty();
  }

  @Test
  void what_ended_in_order_is_struck_out_and_a_cleared_table_leaves_no_file() {
    Path file = folder.resolve("processes.json");
    ProcessTable table = ProcessTable.empty(file);
    table.started("muster", ProcessHandle.current().pid(), 7070);
    table.started("training", ProcessHandle.current().pid(), 0);

    table.ended("training");
    assertThat(ProcessTable.in(file).entries()).extracting(Entry::name).containsExactly("muster");

    table.clear();
    assertThat(file).doesNotExist();
  }
}
