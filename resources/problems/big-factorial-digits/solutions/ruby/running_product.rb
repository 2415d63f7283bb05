gets
queries = gets.split.map(&:to_i)

answers = {}
product = 1
reached = 1
queries.uniq.sort.each do |n|
  while reached < n
    reached += 1
    product *= reached
  end
  text = product.to_s
  sum = text.each_char.sum(&:to_i)
  zeros = text.length - text.sub(/0+\z/, "").length
  answers[n] = "#{sum} #{zeros}"
end

queries.each { |n| puts answers[n] }
