n, open = gets.split.map(&:to_i)
missing = gets.split.map(&:to_i).tally
log = Array.new(n) { gets.to_i }

best_length = n + 1
best_start = -1
left = 0
log.each_with_index do |code, right|
  next unless missing.key?(code)

  open -= 1 if missing[code] > 0
  missing[code] -= 1
  while open.zero?
    if right - left + 1 < best_length
      best_length = right - left + 1
      best_start = left + 1
    end
    leaving = log[left]
    left += 1
    next unless missing.key?(leaving)

    missing[leaving] += 1
    open += 1 if missing[leaving] > 0
  end
end
puts best_start < 0 ? "-1" : "#{best_length} #{best_start}"
