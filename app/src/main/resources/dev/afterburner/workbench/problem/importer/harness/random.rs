
mod rand {
    use std::sync::atomic::{AtomicU64, Ordering};

    static STATE: AtomicU64 = AtomicU64::new(0x2545F4914F6CDD1D);

    fn bits() -> u64 {
        let mut x = STATE.load(Ordering::Relaxed);
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        STATE.store(x, Ordering::Relaxed);
        x >> 8
    }

    pub trait Draw {
        fn any(bits: u64) -> Self;
        fn within(bits: u64, low: Self, high: Self) -> Self;
    }

    macro_rules! draw {
        ($($t:ty)*) => {$(
            impl Draw for $t {
                fn any(bits: u64) -> $t { bits as $t }
                fn within(bits: u64, low: $t, high: $t) -> $t {
                    low + (bits % ((high - low) as u64)) as $t
                }
            }
        )*};
    }

    draw!(u8 i32 u32 i64 u64 usize);

    pub fn random<T: Draw>() -> T { T::any(bits()) }

    pub struct ThreadRng;

    pub fn thread_rng() -> ThreadRng { ThreadRng }

    impl ThreadRng {
        pub fn gen<T: Draw>(&mut self) -> T { T::any(bits()) }
        pub fn gen_range<T: Draw>(&mut self, low: T, high: T) -> T {
            T::within(bits(), low, high)
        }
    }
}
