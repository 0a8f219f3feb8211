# Each case: a name, the column, the input and the output that is expected, both as printf formats.
failed=0

check() {
    actual=$(printf "$3" | ./tally "$2" 2>&1; echo "status $?")
    expected=$(printf "$4")
    if [ "$actual" = "$expected" ]; then
        echo "ok $1"
    else
        echo "FAILED $1"
        echo "$actual" | sed 's/^/    got:      /'
        echo "$expected" | sed 's/^/    expected: /'
        failed=1
    fi
}

check counts 1 'a,1\nb,2\na,3\n' '2,a\n1,b\nstatus 0'
check second_column 2 'a,x\nb,x\n' '2,x\nstatus 0'
check empty_field 2 'a,,c\n' '1,\nstatus 0'
check short_line 3 'a,b\n' 'tally: line 1 has no column 3\nstatus 1'
check no_newline_at_the_end 1 'a' '1,a\nstatus 0'

exit $failed
