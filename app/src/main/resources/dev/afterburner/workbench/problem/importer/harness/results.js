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
      let left = Buffer.from('[' + all.join(',') + ']\n');
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
