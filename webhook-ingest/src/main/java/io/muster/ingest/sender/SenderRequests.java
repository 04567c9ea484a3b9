package io.muster.ingest.sender;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** What operators send. */
interface SenderRequests {
  /**
   * A sender to be made.
   *
   * @param tool the tool's word
   * @param account as the tool names it
   * @param name for people
   * @param secret where the tool has made one already
   */
  record NewSender(@NotBlank String tool, @NotBlank @Size(max = 200) String account, @NotBlank @Size(max = 200) String name, Optional<String> secret) {
    public NewSender {
      secret = secret == null ? Optional.empty() : secret;
    }

    @Override
    public String toString() {
      return "NewSender[" + tool + "/" + account + "]";
    }
  }

  /** A secret that the tool has made. */
  record NewSecret(@NotBlank @Size(max = 1000) String secret) {
    @Override
    public String toString() {
      return "NewSecret[hidden]";
    }
  }
}
