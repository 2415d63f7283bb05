require "set"

n, k = gets.split.map(&:to_i)
text = gets.strip

seen = Set.new
(0..n - k).each { |i| seen << text[i, k].hash }
puts seen.size
