n = gets.to_i
sorted = []
n.times do |k|
  value = gets.to_i
  at = sorted.bsearch_index { |other| other > value } || sorted.size
  sorted.insert(at, value)
  puts sorted[k / 2]
end
