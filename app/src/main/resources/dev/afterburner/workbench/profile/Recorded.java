import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Prints the samples of a flight recording that it gets as its input, one a line. */
public class Recorded {
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of("/tmp/recording.jfr");
    Files.copy(System.in, file);
    StringBuilder out = new StringBuilder();
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        String name = event.getEventType().getName();
        boolean nothing = event.getStackTrace() == null;
        boolean memory = name.equals("jdk.ObjectAllocationOutsideTLAB");
        if (!name.equals("jdk.ExecutionSample") && !memory || nothing) {
          continue;
        }
        if (isOfRecorder(event)) {
          continue;
        }
        out.append(memory ? "M" : "");
        Instant at = event.getStartTime();
        out.append(at.getEpochSecond() * 1_000_000_000L + at.getNano());
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
          RecordedMethod method = frame.getMethod();
          if (!frame.isJavaFrame() || method == null) {
            continue;
          }
          String type = method.getType().getName();
          out.append('\u001e').append(Math.max(0, frame.getLineNumber()));
          out.append('\u001f').append(type).append('\u001f');
          out.append(type.substring(type.lastIndexOf('.') + 1)).append('.').append(method.getName());
        }
        out.append('\n');
        if (out.length() > 1 << 16) {
          System.out.print(out);
          out.setLength(0);
        }
      }
    }
    System.out.print(out);
  }

  /** The recorder has threads of its own. */
  private static boolean isOfRecorder(RecordedEvent event) {
    RecordedThread thread =
        event.hasField("sampledThread") ? event.getThread("sampledThread") : event.getThread();
    String name = thread == null ? null : thread.getJavaName();
    return name == null || name.startsWith("JFR ");
  }
}
