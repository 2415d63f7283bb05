
type assertMaker struct{}

type assertions struct{}

var assert assertMaker

func (assertMaker) New(t interface{}) assertions { return assertions{} }

func (assertions) Equal(expected, actual interface{}, words ...interface{}) {
	if !reflect.DeepEqual(expected, actual) {
		panic(fmt.Sprintf("expected %#v, got %#v", expected, actual))
	}
}

func (assertions) True(holds bool, words ...interface{}) {
	if !holds {
		panic("should be true")
	}
}

func (assertions) False(holds bool, words ...interface{}) {
	if holds {
		panic("should be false")
	}
}
