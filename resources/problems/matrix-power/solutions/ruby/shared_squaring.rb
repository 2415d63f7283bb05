MOD = 1_000_000_007

# Vector times matrix, with the matrix given by its columns.
def advance(vector, columns)
  columns.map do |column|
    sum = 0
    vector.each_with_index { |value, i| sum += value * column[i] if value != 0 }
    sum % MOD
  end
end

n, m, q = gets.split.map(&:to_i)
rows = Array.new(n) { [0] * n }
m.times do
  u, v = gets.split.map(&:to_i)
  rows[u - 1][v - 1] += 1
end
queries = Array.new(q) { gets.split.map(&:to_i) }
vectors = queries.map { |s, _, _| Array.new(n) { |i| i == s - 1 ? 1 : 0 } }

bit = 0
longest = queries.map(&:last).max
while (longest >> bit) > 0
  columns = rows.transpose
  queries.each_with_index do |query, i|
    vectors[i] = advance(vectors[i], columns) if query[2][bit] == 1
  end
  rows = rows.map { |row| advance(row, columns) }
  bit += 1
end

queries.each_with_index { |query, i| puts vectors[i][query[1] - 1] }
