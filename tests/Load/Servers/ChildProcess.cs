using System.Diagnostics;

namespace RedStation.Tests.Load.Servers;

/// <summary>A process that this program starts, listens to and ends.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private const int LinesKept = 400;
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(60);

    private readonly Queue<string> output = new();

    private ChildProcess(Process process) => Process = process;

    /// <summary>The process.</summary>
    public Process Process { get; }

    /// <summary>Its last lines, for whoever must know why it failed.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return string.Join('\n', output);
            }
        }
    }

    /// <summary>Called with each line it prints.</summary>
    public event Action<string>? Printed;

    /// <summary>Starts a .NET program on the servers' core.</summary>
    public static ChildProcess Dotnet(
        string assembly, string workingFolder, IReadOnlyDictionary<string, string>? environment, params IReadOnlyList<string> arguments) =>
        Start("dotnet", workingFolder, environment, [assembly, .. arguments]);

    /// <summary>Starts this tool once more, as a yardstick.</summary>
    public static ChildProcess Self(string workingFolder, params IReadOnlyList<string> arguments) =>
        Dotnet(typeof(ChildProcess).Assembly.Location, workingFolder, null, arguments);

    /// <summary>Starts a program on the servers' core.</summary>
    public static ChildProcess Start(
        string program, string workingFolder, IReadOnlyDictionary<string, string>? environment, params IReadOnlyList<string> arguments)
    {
        var start = Cores.OnServerCore(program);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = workingFolder;
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var child = new ChildProcess(Process.Start(start)!);
        child.Listen();
        return child;
    }

    /// <summary>Waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It ended, or did not answer in time; the message holds what it printed.</exception>
    public async Task Until(Func<Task<bool>> ready, TimeSpan limit, string what, TimeSpan? pause = null)
    {
        for (var began = Stopwatch.StartNew(); !await ready(); await Task.Delay(pause ?? TimeSpan.FromMilliseconds(50)))
        {
            if (Process.HasExited || began.Elapsed > limit)
            {
                throw new InvalidOperationException($"{what}: {(Process.HasExited ? "the process ended" : "not in time")}.\n{Output}");
            }
        }
    }

    /// <summary>Waits until it answers over HTTP, whatever it answers.</summary>
    public async Task UntilAnswers(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        await Until(() => Answers(client), AnswerLimit, address.ToString());
    }

    /// <summary>SIGKILL.</summary>
    public async Task Kill()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
            await Process.WaitForExitAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Kill();
        Process.Dispose();
    }

    private static async Task<bool> Answers(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/");
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Listen()
    {
        void Keep(string? line)
        {
            if (line is null)
            {
                return;
            }

            lock (output)
            {
                output.Enqueue(line);
                if (output.Count > LinesKept)
                {
                    output.Dequeue();
                }
            }

            Printed?.Invoke(line);
        }

        Process.OutputDataReceived += (_, line) => Keep(line.Data);
        Process.ErrorDataReceived += (_, line) => Keep(line.Data);
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
    }
}
