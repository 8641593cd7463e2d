using RedStation.Domain.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>Tells who asks, by their address and by the mark that their device was given.</summary>
public sealed class Callers(Pepper pepper)
{
    /// <summary>Who asks.</summary>
    public SignInCaller Of(HttpContext context) => Of(context, DeviceMark.Read(context.Request));

    /// <summary>Who asks to sign in. A device without a mark is given one.</summary>
    public SignInCaller Marked(HttpContext context) => Of(context, DeviceMark.ReadOrGive(context));

    private SignInCaller Of(HttpContext context, string? mark)
    {
        // Behind a proxy that is known it is the address that the proxy saw; what anybody else claims to have seen is not looked at.
        var network = CallerNetwork.Of(context.Connection.RemoteIpAddress);
        return new SignInCaller(
            pepper.Digest("address", network.Address), pepper.Digest("block", network.Block), mark is null ? null : pepper.Digest("device", mark));
    }
}
