import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

public class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        String line = in.readLine();
        String text = line == null ? "" : line.trim();

        int[] stack = new int[text.length() + 2];
        int top = 0;
        stack[0] = -1;
        int length = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '(') {
                stack[++top] = i;
            } else if (top == 0) {
                stack[0] = i;
            } else {
                top--;
                if (i - stack[top] > length) {
                    length = i - stack[top];
                    start = stack[top] + 2;
                }
            }
        }
        System.out.println(length + " " + start);
    }
}
