module example.com/quayside

go 1.19
