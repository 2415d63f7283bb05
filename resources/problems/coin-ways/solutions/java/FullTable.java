import java.util.Scanner;
import java.util.TreeSet;

public class Main {
    private static final int MOD = 1_000_000_007;

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        int q = in.nextInt();
        TreeSet<Integer> coins = new TreeSet<>();
        for (int i = 0; i < n; i++) {
            coins.add(in.nextInt());
        }
        int[] amounts = new int[q];
        int top = 0;
        for (int i = 0; i < q; i++) {
            amounts[i] = in.nextInt();
            top = Math.max(top, amounts[i]);
        }

        int[][] table = new int[coins.size() + 1][top + 1];
        table[0][0] = 1;
        int row = 0;
        for (int coin : coins) {
            row++;
            for (int a = 0; a <= top; a++) {
                int count = table[row - 1][a];
                if (a >= coin) {
                    count = (count + table[row][a - coin]) % MOD;
                }
                table[row][a] = count;
            }
        }
        for (int a : amounts) {
            System.out.println(table[row][a]);
        }
    }
}
