n = gets.to_i
intervals = Array.new(n) { gets.split.map(&:to_i) }
intervals.sort!

total = 0
reach = -2_000_000
intervals.each do |a, b|
  next if b <= reach

  total += b - [a, reach].max
  reach = b
end
puts total
