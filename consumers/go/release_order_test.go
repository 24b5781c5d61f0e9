package btfbundle

import "testing"

// Each release is less than the next one, and equal to itself.
func TestOrderOfReleases(t *testing.T) {
	ascending := []string{
		"", "3.10.0-957.el7", "3.10.0-1062.el7", "3.10.0-1062.el7.1", "4.9.0", "4.19.0-9", "4.19.0-18",
		"5.4.0-42-aws", "5.4.0-42-generic", "5.4.0-42-generic1", "5.4.0-99999999999999999998", "5.4.0-99999999999999999999", "a",
	}
	for i, a := range ascending {
		for j, b := range ascending {
			got := compareReleases(a, b)
			if got < 0 != (i < j) || got > 0 != (i > j) {
				t.Errorf("%q and %q compare as %d", a, b, got)
			}
		}
	}
	if compareReleases("5.04.00-1", "5.4.0-01") != 0 {
		t.Error("leading zeros count")
	}
}

func TestSeries(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"5.4.0-42-generic", "5.4.9-1-generic", true},
		{"5.4.0-42-generic", "5.04.0-1-generic", true},
		{"5.4.0-42-generic", "5.5.0-42-generic", false},
		{"5.4.0-42-generic", "54.0-42-generic", false},
		{"5.4.0-42-generic", "5.4.0-42-gen-eric", false},
		{"5.4.0-42-generic", "5.4.0-42-Generic", false},
		{"5.4.0-42-generic", "5.4.0-42", false},
		{"5.4.0-azAZ", "5.4.0-a.ZAz", false},
		{"5.4.0-azAZ", "5.4.0-bzAZ", false},
		{"5.4.0-azAZ", "5.4.0-azA", false},
		{"5.4.0-zA", "5.4.0-z0A", false},
		{"5.4.0-1", "5.4.0-1+", true},
		{"5.4.0-a", "5.4.0-1", false},
		{"5.4.0-z", "5.4.0-1", false},
		{"5.4.0-A", "5.4.0-1", false},
		{"5.4.0-Z", "5.4.0-1", false},
		{"4.14.1-1.amzn2.x86_64", "4.14.2-9.amzn1.x86_64", true},
	} {
		if isOfSeries(c.a, c.b) != c.want || isOfSeries(c.b, c.a) != c.want {
			t.Errorf("%s and %s: want %t", c.a, c.b, c.want)
		}
	}
}
