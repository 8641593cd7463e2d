using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Running;

// All of them unless told otherwise; time and bytes of each.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly)
    .Run(args.Length > 0 ? args : ["--filter", "*"], DefaultConfig.Instance.AddDiagnoser(MemoryDiagnoser.Default));
