using RedStation.Api.Sandbox;

namespace RedStation.Api.Demo;

/// <summary>Has the demo's delivery platform registered, and some people of the demo linked to it.</summary>
public sealed class DemoSandbox(SandboxPlatform platform, DemoPeople people) : IDemoPart
{
    /// <summary>Which of the people are linked; the others show how riders work who are not.</summary>
    private const int Linked = 4;

    /// <inheritdoc/>
    public async Task Run(CancellationToken cancellation)
    {
        await platform.Register(cancellation);
        foreach (var person in people.RidersToRegister.TakeLast(Linked))
        {
            await platform.Link(person.Identity, cancellation);
        }
    }
}
