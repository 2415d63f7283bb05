// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.util.Map;

/**
 * What keeps the results of calls and writes them at the end, by language: in C++ and Rust the
 * namespace or module {@code results_}. Standard output is theirs; what a solution prints goes to
 * standard error. The form of a value is that of {@link
 * dev.afterburner.workbench.problem.Checks#values}.
 */
final class ResultWriters {

  private static final String JAVASCRIPT =
      """
      const results_ = (() => {
        const { writeSync } = require('fs');
        const taken = [];
        const value = (x) => {
          if (x === undefined) return { o: 'undefined' };
          if (x === null || typeof x === 'boolean' || typeof x === 'string') return x;
          if (typeof x === 'number') {
            return Number.isFinite(x) ? x : { f: x !== x ? 'nan' : x > 0 ? 'inf' : '-inf' };
          }
          if (typeof x === 'bigint') return { o: 'bigint ' + x };
          if (Array.isArray(x)) return Array.from(x, value);
          if (x instanceof Set) return { set: Array.from(x, value) };
          if (x instanceof Map) return { d: Array.from(x, ([k, v]) => [value(k), value(v)]) };
          if (typeof x === 'object') return { d: Object.entries(x).map(([k, v]) => [k, value(v)]) };
          return { o: typeof x };
        };
        process.stdout.write = (...words) => process.stderr.write(...words);
        return {
          take: (number, x) => { taken[number] = JSON.stringify(value(x)); },
          write: (count) => {
            const all = [];
            for (let i = 0; i < count; i++) all.push(taken[i] ?? '{"o":"not reached"}');
            let left = Buffer.from('[' + all.join(',') + ']\\n');
            while (left.length) {
              try {
                left = left.subarray(writeSync(1, left));
              } catch (e) {
                if (e.code !== 'EAGAIN') throw e;
              }
            }
          },
        };
      })();
      const take_ = results_.take;
      """;

  private static final String CPP =
      """
      #include <unistd.h>
      #include <any>
      #include <optional>
      namespace results_ {
      std::map<int, std::string>& taken() {
          static std::map<int, std::string> all;
          return all;
      }
      // Runs before the solution's own initialisers, which may print.
      int begin() {
          int kept = dup(1);
          dup2(2, 1);
          return kept;
      }
      int output = begin();

      inline void put(std::ostream& o, bool x) { o << (x ? "true" : "false"); }
      inline void put(std::ostream& o, const std::string& x) {
          o << '"';
          for (unsigned char c : x) {
              if (c == '"' || c == '\\\\') o << '\\\\' << c;
              else if (c < 32) { char u[8]; snprintf(u, 8, "\\\\u%04x", c); o << u; }
              else o << c;
          }
          o << '"';
      }
      inline void put(std::ostream& o, const char* x) { put(o, std::string(x)); }
      inline void put(std::ostream& o, char x) { put(o, std::string(1, x)); }
      template <class T>
      std::enable_if_t<std::is_integral_v<T>> put(std::ostream& o, T x) { o << +x; }
      template <class T>
      std::enable_if_t<std::is_floating_point_v<T>> put(std::ostream& o, T x) {
          if (!std::isfinite(x)) {
              o << "{\\"f\\":\\"" << (std::isnan(x) ? "nan" : x > 0 ? "inf" : "-inf") << "\\"}";
              return;
          }
          char u[64];
          snprintf(u, 64, "%.17e", (double) x);
          if (sizeof(T) == sizeof(float)) o << "{\\"s\\":" << u << "}";
          else o << u;
      }
      template <class A, class B> void put(std::ostream& o, const std::pair<A, B>& x);
      template <class... T> void put(std::ostream& o, const std::tuple<T...>& x);
      template <class T> void put(std::ostream& o, const std::optional<T>& x);
      template <class T> void put(std::ostream& o, const std::vector<T>& x);
      template <class T, size_t n> void put(std::ostream& o, const std::array<T, n>& x);
      template <class T> void put(std::ostream& o, const std::list<T>& x);
      template <class T> void put(std::ostream& o, const std::deque<T>& x);
      template <class T, class... M> void put(std::ostream& o, const std::set<T, M...>& x);
      template <class T, class... M> void put(std::ostream& o, const std::unordered_set<T, M...>& x);
      template <class K, class V, class... M> void put(std::ostream& o, const std::map<K, V, M...>& x);
      template <class K, class V, class... M>
      void put(std::ostream& o, const std::unordered_map<K, V, M...>& x);
      inline void put(std::ostream& o, const std::any& x) {
          if (auto* i = std::any_cast<int>(&x)) put(o, *i);
          else if (auto* d = std::any_cast<double>(&x)) put(o, *d);
          else if (auto* f = std::any_cast<float>(&x)) put(o, *f);
          else if (auto* s = std::any_cast<std::string>(&x)) put(o, *s);
          else if (auto* c = std::any_cast<const char*>(&x)) put(o, *c);
          else if (auto* b = std::any_cast<bool>(&x)) put(o, *b);
          else o << "{\\"o\\":\\"any\\"}";
      }
      template <class C> void items(std::ostream& o, const C& all) {
          bool first = true;
          o << '[';
          for (const auto& x : all) {
              if (!first) o << ',';
              first = false;
              put(o, x);
          }
          o << ']';
      }
      inline void items(std::ostream& o, const std::vector<bool>& all) {
          for (size_t i = 0; i < all.size(); i++) put(o << (i ? ',' : '['), (bool) all[i]);
          o << (all.empty() ? "[]" : "]");
      }
      template <class C> void pairs(std::ostream& o, const C& all) {
          bool first = true;
          o << "{\\"d\\":[";
          for (const auto& x : all) {
              put(o << (first ? "[" : ",["), x.first);
              put(o << ',', x.second);
              o << ']';
              first = false;
          }
          o << "]}";
      }
      template <class A, class B> void put(std::ostream& o, const std::pair<A, B>& x) {
          put(o << "{\\"t\\":[", x.first);
          put(o << ',', x.second);
          o << "]}";
      }
      template <class... T> void put(std::ostream& o, const std::tuple<T...>& x) {
          bool first = true;
          o << "{\\"t\\":[";
          std::apply([&](const auto&... y) { ((put(o << (first ? "" : ","), y), first = false), ...); }, x);
          o << "]}";
      }
      template <class T> void put(std::ostream& o, const std::optional<T>& x) {
          if (x) put(o, *x);
          else o << "null";
      }
      template <class T> void put(std::ostream& o, const std::vector<T>& x) { items(o, x); }
      template <class T, size_t n> void put(std::ostream& o, const std::array<T, n>& x) { items(o, x); }
      template <class T> void put(std::ostream& o, const std::list<T>& x) { items(o, x); }
      template <class T> void put(std::ostream& o, const std::deque<T>& x) { items(o, x); }
      template <class T, class... M> void put(std::ostream& o, const std::set<T, M...>& x) {
          items(o << "{\\"set\\":", x);
          o << '}';
      }
      template <class T, class... M> void put(std::ostream& o, const std::unordered_set<T, M...>& x) {
          items(o << "{\\"set\\":", x);
          o << '}';
      }
      template <class K, class V, class... M> void put(std::ostream& o, const std::map<K, V, M...>& x) {
          pairs(o, x);
      }
      template <class K, class V, class... M>
      void put(std::ostream& o, const std::unordered_map<K, V, M...>& x) {
          pairs(o, x);
      }
      template <class T> void take(int number, const T& x) {
          std::ostringstream o;
          put(o, x);
          taken()[number] = o.str();
      }
      inline void write(int count) {
          std::string all = "[";
          for (int i = 0; i < count; i++) {
              auto found = taken().find(i);
              all += (i ? "," : "") + (found == taken().end() ? "{\\"o\\":\\"not reached\\"}" : found->second);
          }
          all += "]\\n";
          for (size_t at = 0; at < all.size();) {
              ssize_t n = ::write(output, all.data() + at, all.size() - at);
              if (n <= 0) return;
              at += n;
          }
      }
      }
      """;

  private static final String JAVA =
      """
      public class Main {
        private static final java.io.PrintStream RESULTS = System.out;
        private static final java.util.Map<Integer, String> TAKEN = new java.util.HashMap<>();

        public static void main(String[] arguments) throws Exception {
          System.setOut(System.err);
          Check.main(arguments);
          StringBuilder all = new StringBuilder("[");
          for (int i = 0; i < %d; i++) {
            all.append(i > 0 ? "," : "").append(TAKEN.getOrDefault(i, "{\\"o\\":\\"not reached\\"}"));
          }
          byte[] bytes = all.append("]\\n").toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
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
              out.append("{\\"f\\":\\"").append(Double.isNaN(d) ? "nan" : d > 0 ? "inf" : "-inf").append("\\"}");
            } else if (x instanceof Float) {
              out.append("{\\"s\\":").append(d).append('}');
            } else {
              out.append(d);
            }
          } else if (x instanceof java.util.Optional<?> o) {
            put(out, o.orElse(null));
          } else if (x instanceof java.util.Map<?, ?> m) {
            out.append("{\\"d\\":[");
            String between = "";
            for (java.util.Map.Entry<?, ?> e : m.entrySet()) {
              put(out.append(between).append('['), e.getKey());
              put(out.append(','), e.getValue());
              out.append(']');
              between = ",";
            }
            out.append("]}");
          } else if (x instanceof java.util.Set<?> s) {
            items(out.append("{\\"set\\":"), s);
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
            text(out.append("{\\"o\\":"), x.getClass().getName());
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
            if (c == '"' || c == '\\\\') {
              out.append('\\\\').append(c);
            } else if (c < 32 || c > 126) {
              out.append(String.format("\\\\u%%04x", (int) c));
            } else {
              out.append(c);
            }
          }
          out.append('"');
        }
      }
      """;

  private static final String GO =
      """
      import "encoding/json"

      var resultsTo_ = func() *os.File {
      	kept := os.Stdout
      	os.Stdout = os.Stderr
      	return kept
      }()

      var resultsTaken_ = map[int]string{}

      func take_(number int, x interface{}) {
      	text, err := json.Marshal(resultsValue_(reflect.ValueOf(x)))
      	if err != nil {
      		panic(err)
      	}
      	resultsTaken_[number] = string(text)
      }

      func resultsValue_(x reflect.Value) interface{} {
      	switch x.Kind() {
      	case reflect.Invalid:
      		return nil
      	case reflect.Bool:
      		return x.Bool()
      	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
      		return x.Int()
      	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
      		return x.Uint()
      	case reflect.Float32, reflect.Float64:
      		f := x.Float()
      		if math.IsNaN(f) {
      			return map[string]string{"f": "nan"}
      		} else if math.IsInf(f, 0) {
      			return map[string]string{"f": map[bool]string{true: "inf", false: "-inf"}[f > 0]}
      		}
      		number := json.RawMessage(strconv.FormatFloat(f, 'e', -1, 64))
      		if x.Kind() == reflect.Float32 {
      			return map[string]interface{}{"s": number}
      		}
      		return number
      	case reflect.String:
      		return x.String()
      	case reflect.Slice, reflect.Array:
      		if x.Kind() == reflect.Slice && x.IsNil() {
      			return nil
      		}
      		items := []interface{}{}
      		for i := 0; i < x.Len(); i++ {
      			items = append(items, resultsValue_(x.Index(i)))
      		}
      		return items
      	case reflect.Map:
      		pairs := [][]interface{}{}
      		for _, key := range x.MapKeys() {
      			pairs = append(pairs, []interface{}{resultsValue_(key), resultsValue_(x.MapIndex(key))})
      		}
      		return map[string]interface{}{"d": pairs}
      	case reflect.Interface, reflect.Ptr:
      		if x.IsNil() {
      			return nil
      		}
      		return resultsValue_(x.Elem())
      	case reflect.Struct:
      		items := []interface{}{}
      		for i := 0; i < x.NumField(); i++ {
      			items = append(items, resultsValue_(x.Field(i)))
      		}
      		return map[string]interface{}{"t": items}
      	}
      	return map[string]string{"o": x.Kind().String()}
      }

      func resultsWrite_(count int) {
      	all := []string{}
      	for i := 0; i < count; i++ {
      		text, found := resultsTaken_[i]
      		if !found {
      			text = "{\\"o\\":\\"not reached\\"}"
      		}
      		all = append(all, text)
      	}
      	resultsTo_.WriteString("[" + strings.Join(all, ",") + "]\\n")
      }
      """;

  private static final String RUST =
      """
      mod results_ {
          use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
          use std::io::Write;
          use std::os::fd::FromRawFd;
          use std::sync::Mutex;

          extern "C" {
              fn dup(fd: i32) -> i32;
              fn dup2(from: i32, to: i32) -> i32;
          }

          static TAKEN: Mutex<BTreeMap<usize, String>> = Mutex::new(BTreeMap::new());
          static OUTPUT: Mutex<i32> = Mutex::new(1);

          pub fn begin() {
              unsafe {
                  *OUTPUT.lock().unwrap() = dup(1);
                  dup2(2, 1);
              }
          }

          pub fn take_<T: Value + ?Sized>(number: usize, x: &T) {
              let mut out = String::new();
              x.put(&mut out);
              TAKEN.lock().unwrap().insert(number, out);
          }

          pub fn write(count: usize) {
              let taken = TAKEN.lock().unwrap();
              let missing = String::from("{\\"o\\":\\"not reached\\"}");
              let mut all = String::from("[");
              for i in 0..count {
                  if i > 0 {
                      all.push(',');
                  }
                  all.push_str(taken.get(&i).unwrap_or(&missing));
              }
              all.push_str("]\\n");
              let mut file = unsafe { std::fs::File::from_raw_fd(*OUTPUT.lock().unwrap()) };
              file.write_all(all.as_bytes()).unwrap();
          }

          pub trait Value {
              fn put(&self, out: &mut String);
          }

          macro_rules! whole {
              ($($t:ty)*) => {$(
                  impl Value for $t {
                      fn put(&self, out: &mut String) { out.push_str(&self.to_string()); }
                  }
              )*};
          }
          whole!(bool u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

          fn real(x: f64, out: &mut String) {
              if x.is_finite() {
                  out.push_str(&format!("{:e}", x));
              } else {
                  let word = if x.is_nan() { "nan" } else if x > 0.0 { "inf" } else { "-inf" };
                  out.push_str(&format!("{{\\"f\\":\\"{}\\"}}", word));
              }
          }
          impl Value for f64 {
              fn put(&self, out: &mut String) {
                  let from = out.len();
                  real(*self, out);
                  if let Some(at) = out[from..].find('e') {
                      if !out[from..from + at].contains('.') && !out[from..].starts_with('{') {
                          out.insert_str(from + at, ".0");
                      }
                  }
              }
          }
          impl Value for f32 {
              fn put(&self, out: &mut String) {
                  if self.is_finite() {
                      out.push_str("{\\"s\\":");
                      (*self as f64).put(out);
                      out.push('}');
                  } else {
                      real(*self as f64, out);
                  }
              }
          }
          impl Value for str {
              fn put(&self, out: &mut String) {
                  out.push('"');
                  for c in self.chars() {
                      if c == '"' || c == '\\\\' {
                          out.push('\\\\');
                          out.push(c);
                      } else if (c as u32) < 32 {
                          out.push_str(&format!("\\\\u{:04x}", c as u32));
                      } else {
                          out.push(c);
                      }
                  }
                  out.push('"');
              }
          }
          impl Value for String {
              fn put(&self, out: &mut String) { self.as_str().put(out); }
          }
          impl Value for char {
              fn put(&self, out: &mut String) { self.to_string().put(out); }
          }
          impl<T: Value + ?Sized> Value for &T {
              fn put(&self, out: &mut String) { (**self).put(out); }
          }
          impl<T: Value + ?Sized> Value for Box<T> {
              fn put(&self, out: &mut String) { (**self).put(out); }
          }
          impl<T: Value> Value for Option<T> {
              fn put(&self, out: &mut String) {
                  match self {
                      Some(x) => x.put(out),
                      None => out.push_str("null"),
                  }
              }
          }
          impl Value for () {
              fn put(&self, out: &mut String) { out.push_str("{\\"t\\":[]}"); }
          }

          fn items<'a, T: Value + 'a>(all: impl Iterator<Item = &'a T>, out: &mut String) {
              out.push('[');
              for (i, x) in all.enumerate() {
                  if i > 0 {
                      out.push(',');
                  }
                  x.put(out);
              }
              out.push(']');
          }
          impl<T: Value> Value for [T] {
              fn put(&self, out: &mut String) { items(self.iter(), out); }
          }
          impl<T: Value, const N: usize> Value for [T; N] {
              fn put(&self, out: &mut String) { items(self.iter(), out); }
          }
          impl<T: Value> Value for Vec<T> {
              fn put(&self, out: &mut String) { items(self.iter(), out); }
          }
          impl<T: Value> Value for VecDeque<T> {
              fn put(&self, out: &mut String) { items(self.iter(), out); }
          }
          macro_rules! sets {
              ($($t:ident)*) => {$(
                  impl<T: Value> Value for $t<T> {
                      fn put(&self, out: &mut String) {
                          out.push_str("{\\"set\\":");
                          items(self.iter(), out);
                          out.push('}');
                      }
                  }
              )*};
          }
          sets!(HashSet BTreeSet);
          macro_rules! maps {
              ($($t:ident)*) => {$(
                  impl<K: Value, V: Value> Value for $t<K, V> {
                      fn put(&self, out: &mut String) {
                          out.push_str("{\\"d\\":[");
                          for (i, (k, v)) in self.iter().enumerate() {
                              out.push_str(if i > 0 { ",[" } else { "[" });
                              k.put(out);
                              out.push(',');
                              v.put(out);
                              out.push(']');
                          }
                          out.push_str("]}");
                      }
                  }
              )*};
          }
          maps!(HashMap BTreeMap);
          macro_rules! tuples {
              ($($($n:ident $i:tt),+;)*) => {$(
                  impl<$($n: Value),+> Value for ($($n,)+) {
                      fn put(&self, out: &mut String) {
                          out.push_str("{\\"t\\":[");
                          $(
                              if $i > 0 {
                                  out.push(',');
                              }
                              self.$i.put(out);
                          )+
                          out.push_str("]}");
                      }
                  }
              )*};
          }
          tuples! {
              A 0;
              A 0, B 1;
              A 0, B 1, C 2;
              A 0, B 1, C 2, D 3;
              A 0, B 1, C 2, D 3, E 4;
          }
      }
      """;

  private static final Map<String, String> ALL =
      Map.of(
          "javascript", JAVASCRIPT,
          "cpp", CPP,
          "java", JAVA.replace("%%", "%"),
          "go", GO,
          "rust", RUST);

  private ResultWriters() {}

  /** Source to put before a solution, or behind it in Java. */
  static String of(String language) throws RowRefused {
    String source = ALL.get(language);
    if (source == null) {
      throw new RowRefused("no runner is known for " + language);
    }
    return source;
  }

  // As much of the crate rand as the set's tests use; the numbers are the same in every run.
  static final String RUST_RANDOM =
      """

      mod rand {
          use std::sync::atomic::{AtomicU64, Ordering};

          static STATE: AtomicU64 = AtomicU64::new(0x2545F4914F6CDD1D);

          fn bits() -> u64 {
              let mut x = STATE.load(Ordering::Relaxed);
              x ^= x << 13;
              x ^= x >> 7;
              x ^= x << 17;
              STATE.store(x, Ordering::Relaxed);
              x >> 8
          }

          pub trait Draw {
              fn any(bits: u64) -> Self;
              fn within(bits: u64, low: Self, high: Self) -> Self;
          }

          macro_rules! draw {
              ($($t:ty)*) => {$(
                  impl Draw for $t {
                      fn any(bits: u64) -> $t { bits as $t }
                      fn within(bits: u64, low: $t, high: $t) -> $t {
                          low + (bits % ((high - low) as u64)) as $t
                      }
                  }
              )*};
          }

          draw!(u8 i32 u32 i64 u64 usize);

          pub fn random<T: Draw>() -> T { T::any(bits()) }

          pub struct ThreadRng;

          pub fn thread_rng() -> ThreadRng { ThreadRng }

          impl ThreadRng {
              pub fn gen<T: Draw>(&mut self) -> T { T::any(bits()) }
              pub fn gen_range<T: Draw>(&mut self, low: T, high: T) -> T {
                  T::within(bits(), low, high)
              }
          }
      }
      """;

  // As much of testify's assert as the set uses, with its rule of equality.
  static final String GO_ASSERT =
      """

      type assertMaker struct{}

      type assertions struct{}

      var assert assertMaker

      func (assertMaker) New(t interface{}) assertions { return assertions{} }

      func (assertions) Equal(expected, actual interface{}, words ...interface{}) {
      	if !reflect.DeepEqual(expected, actual) {
      		panic(fmt.Sprintf("expected %#v, got %#v", expected, actual))
      	}
      }

      func (assertions) True(holds bool, words ...interface{}) {
      	if !holds {
      		panic("should be true")
      	}
      }

      func (assertions) False(holds bool, words ...interface{}) {
      	if holds {
      		panic("should be false")
      	}
      }
      """;
}
