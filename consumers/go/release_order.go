package btfbundle

import "strings"

// compareReleases orders releases of kernels by their runs: digits as numbers of any length, all else byte by
// byte. It gives a negative number, zero or a positive one.
func compareReleases(a, b string) int {
	for a != "" && b != "" {
		runA, restA := cutRun(a)
		runB, restB := cutRun(b)
		if order := compareRuns(runA, runB); order != 0 {
			return order
		}
		a, b = restA, restB
	}
	return len(a) - len(b)
}

func compareRuns(a, b string) int {
	if isDigit(a[0]) && isDigit(b[0]) {
		a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
		if len(a) != len(b) {
			return len(a) - len(b)
		}
	}
	return strings.Compare(a, b)
}

// cutRun cuts the first run off: as many digits as there are, or as many other bytes.
func cutRun(text string) (run, rest string) {
	end := 1
	for end < len(text) && isDigit(text[end]) == isDigit(text[0]) {
		end++
	}
	return text[:end], text[end:]
}

// isOfSeries tells whether two releases begin with the same two numbers, and have the same runs of letters in
// the same order: whether they are of one series and one flavour.
func isOfSeries(a, b string) bool {
	return firstTwoNumbers(a) == firstTwoNumbers(b) && letters(a) == letters(b)
}

func firstTwoNumbers(release string) string {
	var numbers []string
	for rest := release; rest != "" && len(numbers) < 2; {
		var run string
		run, rest = cutRun(rest)
		if isDigit(run[0]) {
			numbers = append(numbers, strings.TrimLeft(run, "0"))
		}
	}
	return strings.Join(numbers, ".")
}

func letters(release string) string {
	return strings.Join(strings.FieldsFunc(release, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	}), " ")
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
