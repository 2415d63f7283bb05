// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A TensorBoard event file: records of length, checksum, data, checksum. Scalars are read, as
 * PyTorch's and TensorFlow's writers have them.
 */
final class EventsReader implements LogReader {

  private static final int HEAD = 12;
  private static final int TAIL = 4;
  private static final int FLOAT = 1;
  private static final int DOUBLE = 2;

  private final Growing file;
  private boolean damaged;
  private boolean lost;

  EventsReader(Path file) {
    this.file = new Growing(file);
  }

  @Override
  public News look() throws IOException {
    Growing.Bytes read = file.read();
    if (read.restarted()) {
      damaged = false;
      lost = false;
    }
    List<Point> points = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(read.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (!damaged && in.limit() - at >= HEAD + TAIL) {
      long length = in.getLong(at);
      if (masked(in.slice(at, Long.BYTES)) != in.getInt(at + Long.BYTES)) {
        damaged = true; // where the next record begins can't be known
        break;
      }
      if (length < 0 || length > in.limit() - at - HEAD - TAIL) {
        break; // still being written
      }
      ByteBuffer data = in.slice(at + HEAD, (int) length);
      if (masked(data) == in.getInt(at + HEAD + (int) length)) {
        event(data, points);
      } else {
        lost = true;
      }
      at += HEAD + (int) length + TAIL;
    }
    file.take(at);
    return new News(points, read.restarted());
  }

  @Override
  public boolean isDamaged() {
    return damaged || lost;
  }

  private static int masked(ByteBuffer data) {
    CRC32C sum = new CRC32C();
    sum.update(data.duplicate());
    return Integer.rotateRight((int) sum.getValue(), 15) + 0xa282ead8;
  }

  private static void event(ByteBuffer data, List<Point> points) {
    Wire event = new Wire(data);
    double seconds = 0;
    long step = 0;
    List<ByteBuffer> summaries = new ArrayList<>();
    while (event.next()) {
      switch (event.field()) {
        case 1 -> seconds = event.asDouble();
        case 2 -> step = event.number();
        case 5 -> {
          ByteBuffer summary = event.bytes();
          if (summary != null) {
            summaries.add(summary);
          }
        }
        default -> {}
      }
    }
    for (ByteBuffer summary : summaries) {
      Wire values = new Wire(summary);
      while (values.next()) {
        ByteBuffer value = values.field() == 1 ? values.bytes() : null;
        if (value != null) {
          value(value, step, seconds, points);
        }
      }
    }
  }

  private static void value(ByteBuffer data, long step, double seconds, List<Point> points) {
    Wire value = new Wire(data);
    String tag = "";
    Double number = null;
    while (value.next()) {
      ByteBuffer tensor = value.field() == 8 ? value.bytes() : null;
      if (value.field() == 1) {
        tag = value.text();
      } else if (value.field() == 2) {
        number = value.asDouble();
      } else if (tensor != null) {
        number = scalar(tensor);
      }
    }
    if (number != null && !tag.isEmpty()) {
      points.add(new Point(tag, step, number, seconds));
    }
  }

  /** The one number of a tensor; null for texts and larger ones. */
  private static @Nullable Double scalar(ByteBuffer data) {
    Wire tensor = new Wire(data);
    long kind = 0;
    Double number = null;
    while (tensor.next()) {
      ByteBuffer bytes = tensor.bytes();
      switch (tensor.field()) {
        case 1 -> kind = tensor.number();
        case 4, 5, 6 -> {
          if (bytes == null) {
            number = tensor.asDouble();
          } else if (kind == FLOAT && bytes.remaining() == Float.BYTES) {
            number = (double) bytes.getFloat();
          } else if (kind == DOUBLE && bytes.remaining() == Double.BYTES) {
            number = bytes.getDouble();
          }
        }
        default -> {}
      }
    }
    return kind == FLOAT || kind == DOUBLE ? number : null;
  }
}
