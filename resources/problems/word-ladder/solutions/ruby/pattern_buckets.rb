n, q = gets.split.map(&:to_i)
start = gets.strip
buckets = Hash.new { |hash, key| hash[key] = [] }

patterns = lambda do |word|
  (0...word.length).map { |i| "#{word[0, i]}.#{word[i + 1..]}" }
end

n.times do
  word = gets.strip
  patterns.call(word).each { |pattern| buckets[pattern] << word }
end

distance = { start => 0 }
queue = [start]
until queue.empty?
  word = queue.shift
  steps = distance[word] + 1
  patterns.call(word).each do |pattern|
    next unless buckets.key?(pattern)

    buckets.delete(pattern).each do |other|
      next if distance.key?(other)

      distance[other] = steps
      queue << other
    end
  end
end

q.times { puts distance.fetch(gets.strip, -1) }
