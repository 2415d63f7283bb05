_, target = $stdin.gets.split.map(&:to_i)
counts = $stdin.read.split.map(&:to_i).tally

pairs = 0
counts.each do |value, count|
  partner = target - value
  if value < partner
    pairs += count * counts.fetch(partner, 0)
  elsif value == partner
    pairs += count * (count - 1) / 2
  end
end
puts pairs
