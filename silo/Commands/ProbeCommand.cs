using RedStation.Grains.Settings;

namespace RedStation.Silo.Commands;

/// <summary>
/// Asks a process whether it is well. For container engines, whose images of ours have neither a shell nor anything else that could
/// ask: <c>silo probe http://127.0.0.1:8080/readyz</c>.
/// </summary>
internal sealed class ProbeCommand : ISiloCommand
{
    private const int NotWell = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <inheritdoc/>
    public string Name => "probe";

    /// <inheritdoc/>
    public string Summary => "asks an address such as http://127.0.0.1:5090/readyz; exit code 0 when it answers that all is well";

    /// <inheritdoc/>
    public async Task<int> Run(string[] arguments)
    {
        if (arguments is not [var text] || !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new StartException("Name one address: silo probe http://127.0.0.1:5090/readyz");
        }

        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address);
            Console.WriteLine($"{address} answers {(int)answer.StatusCode}.");
            return answer.IsSuccessStatusCode ? 0 : NotWell;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{address} does not answer: {fault.Message}");
            return NotWell;
        }
    }
}
