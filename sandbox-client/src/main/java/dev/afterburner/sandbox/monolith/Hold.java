// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.monolith;

import dev.afterburner.sandbox.SandboxException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.Response;

/**
 * A connection on which nothing is said, and with whose end a server ends that was started for one
 * client alone: {@code serve --held}. The system closes it too when this process is killed.
 */
public final class Hold implements AutoCloseable {

  private final Call call;
  private volatile boolean open = true;

  private Hold(Call call) {
    this.call = call;
  }

  /** Takes hold. */
  static Hold of(Wire wire) throws SandboxException {
    Call call = wire.call("GET", "held", null, Duration.ZERO);
    Hold hold = new Hold(call);
    try {
      Response response = call.execute();
      if (response.code() != 200) {
        response.close();
        throw wire.refused(new Wire.Answer(response.code(), wire.mapper().missingNode()));
      }
      Thread.ofVirtual().name("hold").start(() -> hold.listen(response));
      return hold;
    } catch (IOException e) {
      throw wire.unreachable(e);
    }
  }

  private void listen(Response response) {
    try (response) {
      response.body().byteStream().transferTo(OutputStream.nullOutputStream()); // heartbeats
    } catch (IOException e) {
      System.getLogger(Hold.class.getName())
          .log(System.Logger.Level.DEBUG, "let go: " + e.getMessage());
    } finally {
      open = false;
    }
  }

  /** Whether the server is still there. */
  public boolean isOpen() {
    return open;
  }

  /** Lets go; the server ends. */
  @Override
  public void close() {
    call.cancel();
  }
}
