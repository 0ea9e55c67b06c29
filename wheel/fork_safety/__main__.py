from fork_safety import main

main()
