// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A file of an offline run of W&B: blocks of records as LevelDB's logs have them, but for the
 * checksum. History rows are read, numbers only.
 */
final class WandbReader implements LogReader {

  private static final int BLOCK = 32_768;
  private static final int FILE_HEAD = 7;
  private static final int HEAD = 7;
  private static final int FULL = 1;
  private static final int FIRST = 2;
  private static final int LAST = 4;

  private final Growing file;
  private boolean damaged;
  private ByteArrayOutputStream pieces = new ByteArrayOutputStream();

  WandbReader(Path file) {
    this.file = new Growing(file);
  }

  @Override
  public News look() throws IOException {
    long before = file.offset();
    Growing.Bytes read = file.read();
    long start = read.restarted() ? 0 : before;
    if (read.restarted()) {
      damaged = false;
      pieces = new ByteArrayOutputStream();
    }
    List<Point> points = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(read.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    if (start == 0) {
      if (in.limit() < FILE_HEAD) {
        return new News(points, read.restarted());
      }
      at = FILE_HEAD;
    }
    while (true) {
      int room = BLOCK - (int) ((start + at) % BLOCK);
      if (room < HEAD) {
        if (in.limit() - at < room) {
          break;
        }
        at += room; // padding
        continue;
      }
      if (in.limit() - at < HEAD) {
        break;
      }
      int length = Short.toUnsignedInt(in.getShort(at + 4));
      int type = in.get(at + 6);
      if (in.limit() - at - HEAD < length) {
        break; // still being written
      }
      ByteBuffer data = in.slice(at + HEAD, length);
      if (sum(in.slice(at + 6, 1 + length)) == in.getInt(at)) {
        piece(type, data, points);
      } else {
        damaged = true;
        pieces = new ByteArrayOutputStream();
      }
      at += HEAD + length;
    }
    file.take(at);
    return new News(points, read.restarted());
  }

  @Override
  public boolean isDamaged() {
    return damaged;
  }

  private static int sum(ByteBuffer data) {
    CRC32 sum = new CRC32();
    sum.update(data);
    return (int) sum.getValue();
  }

  private void piece(int type, ByteBuffer data, List<Point> points) {
    if (type == FULL || type == FIRST) {
      pieces = new ByteArrayOutputStream();
    }
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    pieces.writeBytes(bytes);
    if (type == FULL || type == LAST) {
      record(ByteBuffer.wrap(pieces.toByteArray()), points);
      pieces = new ByteArrayOutputStream();
    }
  }

  private static void record(ByteBuffer data, List<Point> points) {
    Wire fields = new Wire(data);
    while (fields.next()) {
      ByteBuffer history = fields.field() == 2 ? fields.bytes() : null;
      if (history != null) {
        history(history, points);
      }
    }
  }

  private record Item(String name, JsonNode value) {}

  private static void history(ByteBuffer data, List<Point> points) {
    List<Item> items = new ArrayList<>();
    long step = 0;
    Wire fields = new Wire(data);
    while (fields.next()) {
      ByteBuffer bytes = fields.bytes();
      if (fields.field() == 1 && bytes != null) {
        items.add(item(bytes));
      } else if (fields.field() == 2 && bytes != null) {
        Wire number = new Wire(bytes);
        while (number.next()) {
          step = number.field() == 1 ? number.number() : step;
        }
      }
    }
    Double seconds = null;
    for (Item item : items) {
      if (item.name().equals("_step") && item.value().isNumber()) {
        step = item.value().asLong();
      } else if (item.name().equals("_timestamp") && item.value().isNumber()) {
        seconds = item.value().asDouble();
      }
    }
    for (Item item : items) {
      if (item.value().isNumber() && !item.name().startsWith("_")) {
        points.add(point(item, step, seconds));
      }
    }
  }

  private static Point point(Item item, long step, @Nullable Double seconds) {
    return new Point(item.name(), step, item.value().asDouble(), seconds);
  }

  private static Item item(ByteBuffer data) {
    String key = "";
    List<String> nested = new ArrayList<>();
    String value = "";
    Wire fields = new Wire(data);
    while (fields.next()) {
      switch (fields.field()) {
        case 1 -> key = fields.text();
        case 2 -> nested.add(fields.text());
        case 16 -> value = fields.text();
        default -> {}
      }
    }
    return new Item(key.isEmpty() ? String.join("/", nested) : key, Parsers.json(value));
  }
}
