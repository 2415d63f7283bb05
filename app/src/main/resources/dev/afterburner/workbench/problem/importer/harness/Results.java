public class Main {
  private static final java.io.PrintStream RESULTS = System.out;
  private static final java.util.Map<Integer, String> TAKEN = new java.util.HashMap<>();

  public static void main(String[] arguments) throws Exception {
    System.setOut(System.err);
    Check.main(arguments);
    StringBuilder all = new StringBuilder("[");
    for (int i = 0; i < {{results}}; i++) {
      all.append(i > 0 ? "," : "").append(TAKEN.getOrDefault(i, "{\"o\":\"not reached\"}"));
    }
    byte[] bytes = all.append("]\n").toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    RESULTS.write(bytes, 0, bytes.length);
    RESULTS.flush();
  }

  static Boolean take_(int number, Object result) {
    StringBuilder out = new StringBuilder();
    put(out, result);
    TAKEN.put(number, out.toString());
    return true;
  }

  private static void put(StringBuilder out, Object x) {
    if (x == null) {
      out.append("null");
    } else if (x instanceof Boolean || x instanceof Integer || x instanceof Long
        || x instanceof Short || x instanceof Byte || x instanceof java.math.BigInteger) {
      out.append(x);
    } else if (x instanceof Double || x instanceof Float) {
      double d = ((Number) x).doubleValue();
      if (Double.isNaN(d) || Double.isInfinite(d)) {
        out.append("{\"f\":\"").append(Double.isNaN(d) ? "nan" : d > 0 ? "inf" : "-inf").append("\"}");
      } else if (x instanceof Float) {
        out.append("{\"s\":").append(d).append('}');
      } else {
        out.append(d);
      }
    } else if (x instanceof java.util.Optional<?> o) {
      put(out, o.orElse(null));
    } else if (x instanceof java.util.Map<?, ?> m) {
      out.append("{\"d\":[");
      String between = "";
      for (java.util.Map.Entry<?, ?> e : m.entrySet()) {
        put(out.append(between).append('['), e.getKey());
        put(out.append(','), e.getValue());
        out.append(']');
        between = ",";
      }
      out.append("]}");
    } else if (x instanceof java.util.Set<?> s) {
      items(out.append("{\"set\":"), s);
      out.append('}');
    } else if (x instanceof java.util.Collection<?> c) {
      items(out, c);
    } else if (x.getClass().isArray()) {
      java.util.List<Object> all = new java.util.ArrayList<>();
      for (int i = 0; i < java.lang.reflect.Array.getLength(x); i++) {
        all.add(java.lang.reflect.Array.get(x, i));
      }
      items(out, all);
    } else if (x instanceof String || x instanceof Character) {
      text(out, x.toString());
    } else {
      text(out.append("{\"o\":"), x.getClass().getName());
      out.append('}');
    }
  }

  private static void items(StringBuilder out, java.util.Collection<?> all) {
    out.append('[');
    String between = "";
    for (Object x : all) {
      put(out.append(between), x);
      between = ",";
    }
    out.append(']');
  }

  private static void text(StringBuilder out, String x) {
    out.append('"');
    for (char c : x.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 32 || c > 126) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
