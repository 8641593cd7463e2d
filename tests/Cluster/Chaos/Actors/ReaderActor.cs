using RedStation.Tests.Cluster.Chaos.Recording;

namespace RedStation.Tests.Cluster.Chaos.Actors;

/// <summary>A rider who shows a credential at two stations at once, and sometimes once more.</summary>
public sealed class ReaderActor(Caller phone, string rider, IReadOnlyList<(Caller Caller, string Station)> readers)
{
    /// <summary>Acts until told to stop.</summary>
    public async Task Act(CancellationToken stop)
    {
        var random = phone.Random;
        while (!stop.IsCancellationRequested)
        {
            if (await phone.Get("riders/me/credential") is { } issued)
            {
                Task<Reply?> Show((Caller Caller, string Station) reader) => reader.Caller.Do(new Command.Recognise(
                    rider, reader.Station, (string)issued["credential"]!, (DateTimeOffset)issued["expiresAt"]!));
                await Task.WhenAll(readers.Select(Show));
                if (random.Next(3) == 0)
                {
                    await Show(readers[random.Next(readers.Count)]);
                }
            }

            await Task.Delay(random.Next(300, 900), CancellationToken.None);
        }
    }
}
