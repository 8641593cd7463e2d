using Microsoft.Extensions.Options;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Accounts;
using RedStation.Storage.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    private const int Secret = 200;

    public static void MapSignIn(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Signing in").AllowAnonymous();
        auth.MapPost("/otp", Send)
            .WithSummary("Sends a one-time code to a phone")
            .WithDescription(
                "At most one a minute for one phone from one caller, and a bounded number from one address and its block; `Retry-After` says when to "
                + "come back. Neither a code that could not be sent (`otp_not_sent`) nor a refusal counts. The answer gives the device a mark (a "
                + "cookie); with it, a device that has signed in as this phone before cannot be kept out by strangers. With `--demo` the code is "
                + "written to the server's log.")
            .Produces<OtpSentWire>(StatusCodes.Status202Accepted)
            .Refuses(400, "invalid_input").Refuses(404, "external_sign_in")
            .Refuses(429, "otp_too_soon", "otp_limit_reached").Refuses(503, "otp_not_sent", "otp_unavailable");
        auth.MapPost("/token", Enter)
            .WithSummary("Signs in, or keeps a session up")
            .WithDescription(
                "`grant` is `otp`, `password`, `device`, `refresh` or `demo`. A refresh token works once. For a minute, and until its successor is "
                + "used, showing it again gives the same successor again, for the answer may have been lost; after that it ends the session.")
            .Produces<TokensWire>()
            .Refuses(400, "invalid_input")
            .Refuses(401, "sign_in_failed", "otp_invalid", "otp_expired", "refresh_invalid", "refresh_reused")
            .Refuses(404, "not_demo", "external_sign_in").Refuses(429, "locked_out", "too_many_guesses");
        auth.MapPost("/logout", Leave)
            .WithSummary("Ends a session, its access tokens and its connections")
            .WithDescription("`everywhere` ends all sessions of the same bearer.")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(400, "invalid_input");
    }

    private static async Task<IResult> Send(
        OtpRequest request, HttpContext context, OtpSignIn otp, Callers callers, IOptions<AuthOptions> options, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var checker = new Checker();
        checker.Require(PhoneNumber.TryRead(request.Phone, out var phone), "phone", PhoneNumber.Rule);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (options.Value.Authority is not null)
        {
            return Answer(SignInRefusal.ExternalSignIn);
        }

        if (await otp.Send(phone!, callers.Marked(context), cancellationToken) is { } refused)
        {
            return Answer(refused);
        }

        var now = clock.GetUtcNow();
        return Results.Json(
            new OtpSentWire((int)options.Value.OtpLife.TotalSeconds, now, now + options.Value.OtpPause), statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> Enter(TokenRequest request, SignInGrants grants, Callers callers, HttpContext context)
    {
        var checker = new Checker();
        Func<Task<SignIn>> enter = () => Task.FromResult<SignIn>(SignInRefusal.SignInFailed);
        switch (request.Grant)
        {
            case "otp":
                checker.Require(PhoneNumber.TryRead(request.Phone, out var phone), "phone", PhoneNumber.Rule);
                checker.Require(OtpCode.TryRead(request.Code, out var code), "code", OtpCode.Rule);
                enter = () => grants.Otp(phone!, code!, callers.Marked(context));
                break;
            case "password":
                var username = checker.Line(request.Username, "username", Limits.Name);
                checker.Require(request.Password is { Length: >= 1 and <= Secret }, "password", "1 to 200 characters");
                enter = () => grants.Password(username, request.Password!, callers.Marked(context));
                break;
            case "device" when request.Identity is { } identity:
                checker.Require(EquipmentIdentity.IsValid(identity), "identity", EquipmentIdentity.Rule);
                var key = checker.Line(request.Secret, "secret", Secret);
                enter = () => grants.Registered(identity, key);
                break;
            case "device":
                var station = checker.Line(request.StationId, "stationId", Limits.EntityId);
                var secret = checker.Line(request.Secret, "secret", Secret);
                var equipment = request.Equipment;
                checker.Require(equipment is null || EquipmentKinds.All.Contains(equipment), "equipment", "one of controller, screen, reader");
                enter = () => grants.Device(station, secret, equipment);
                break;
            case "refresh":
                var token = checker.Line(request.RefreshToken, "refreshToken", Secret);
                enter = () => grants.Refresh(token, callers.Of(context));
                break;
            case "demo":
                var subject = checker.Line(request.Subject, "subject", Limits.EntityId);
                enter = () => grants.Demo(subject);
                break;
            default:
                checker.Require(false, "grant", "one of otp, password, device, refresh, demo");
                break;
        }

        context.Response.Headers.CacheControl = "no-store";
        return checker.Failed ? checker.ToResult() : Answer(await enter());
    }

    private static async Task<IResult> Leave(LogoutRequest request, Sessions sessions)
    {
        var checker = new Checker();
        var token = checker.Line(request.RefreshToken, "refreshToken", Secret);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        await sessions.End(token, request.Everywhere == true);
        return Results.NoContent();
    }

    private static IResult Answer(SignIn signIn) =>
        signIn.Tokens is { } tokens ? Results.Json(tokens) : SignInProblems.Of(signIn.Refusal!.Value, signIn.RetryAfter);
}
