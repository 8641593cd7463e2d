using System.Net.WebSockets;
using RedStation.Api.Accounts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Ocpp.Frames;

namespace RedStation.Api.Devices.Ocpp;

/// <summary>
/// Where chargers connect: <c>/ocpp/{identity}</c>. Who is not registered hears 404 before anything is agreed on, who shows a wrong key 401, too
/// often 429; the right key does not wait for wrong ones. Who speaks another protocol than it is registered with is let in without one and shown
/// out, as the protocol has it.
/// </summary>
internal static class OcppEndpoint
{
    private const string Realm = "Basic realm=\"ocpp\", charset=\"UTF-8\"";

    /// <summary>Makes web sockets of what comes to chargers' addresses.</summary>
    public static void UseOcppSockets(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/ocpp", StringComparison.Ordinal),
        chargers => chargers.UseWebSockets(new WebSocketOptions
        {
            KeepAliveInterval = OcppLimits.PingEvery,
            KeepAliveTimeout = OcppLimits.PongWithin,
        }));

    /// <summary>Maps the address.</summary>
    public static void MapOcpp(this IEndpointRouteBuilder app) =>
        app.MapGet("/ocpp/{identity}", Connect).DisableRateLimiting().ExcludeFromDescription().AllowAnonymous();

    private static async Task Connect(string identity, HttpContext context, RegisteredDevices devices, OcppHost host, WrongKeys wrongKeys)
    {
        var address = context.Connection.RemoteIpAddress;
        var secret = OcppKey.Read(context.Request.Headers.Authorization) is { } key && key.User == identity ? key.Secret : null;
        // Who shows their key does not wait for what others of their network try; nobody else has the database asked meanwhile.
        if (wrongKeys.Wait(address) is { } pause && (secret is null || !devices.Remembers(identity, secret)))
        {
            Refuse(context, StatusCodes.Status429TooManyRequests, pause);
            return;
        }

        if (await devices.Find(identity) is not { Equipment.Kind: EquipmentKind.Ocpp16 or EquipmentKind.Ocpp201 } device)
        {
            wrongKeys.Note(null, address);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.Headers.Upgrade = "websocket";
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        if (secret is null || !RegisteredDevices.IsSecret(device, secret))
        {
            if (wrongKeys.Wait(identity, address) is { } wait)
            {
                Refuse(context, StatusCodes.Status429TooManyRequests, wait);
                return;
            }

            wrongKeys.Note(identity, address);
            if (secret is not null)
            {
                // Its operator is shown.
                await devices.Opens(device, device.Equipment.Kind, secret);
            }

            context.Response.Headers.WWWAuthenticate = Realm;
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (!host.HasRoom)
        {
            Refuse(context, StatusCodes.Status503ServiceUnavailable, TimeSpan.FromSeconds(OcppLimits.PendingSeconds));
            return;
        }

        await Accept(context, device.Equipment, host);
    }

    private static async Task Accept(HttpContext context, Equipment equipment, OcppHost host)
    {
        var version = equipment.Kind == EquipmentKind.Ocpp16 ? OcppVersion.V16 : OcppVersion.V201;
        var protocol = OcppProtocols.NameOf(version);
        if (!context.WebSockets.WebSocketRequestedProtocols.Contains(protocol))
        {
            using var stranger = await context.WebSockets.AcceptWebSocketAsync();
            await host.RefuseKind(equipment.Identity, context.WebSockets.WebSocketRequestedProtocols);
            using var soon = new CancellationTokenSource(OcppLimits.SendWithin);
            await stranger.CloseOutputAsync(WebSocketCloseStatus.ProtocolError, $"{protocol} is spoken here", soon.Token);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(protocol);
        await host.Serve(socket, equipment, version, context.RequestAborted);
    }

    private static void Refuse(HttpContext context, int status, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Response.StatusCode = status;
    }
}
