k = gets.to_i
counts = Hash.new(0)
while (line = gets)
  counts[line.chomp] += 1
end

counts.min_by(k) { |key, count| [-count, key] }.each do |key, count|
  puts "#{key} #{count}"
end
