using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Domain.Text;

namespace RedStation.Api.Accounts;

/// <summary>Makes riders known to their grains.</summary>
public sealed class RiderRegistration(IGrainFactory grains)
{
    /// <summary>Makes a rider known. Repeating it changes nothing.</summary>
    public Task Register(string riderId, string displayName) =>
        grains.Rider(riderId).Register(new RegisterRider(displayName, null, []));

    /// <summary>Whether somebody was erased: nobody is them any more. One who is not known yet is made known.</summary>
    public async Task<bool> IsErased(string riderId, string displayName)
    {
        await Register(riderId, displayName);
        return await grains.Rider(riderId).GetView() is null;
    }

    /// <summary>
    /// What the signed-in rider's phone shows. A rider whom an external issuer vouches for is made known when first seen.
    /// </summary>
    /// <exception cref="RefusedException">The rider was erased.</exception>
    public async Task<RiderView> View(ClaimsPrincipal user)
    {
        var rider = grains.Rider(user.Subject());
        if (await rider.GetView() is { } view)
        {
            return view;
        }

        var name = PersonText.Line(user.FindFirst(Claims.Name)?.Value);
        await Register(user.Subject(), name.Length > 0 && PersonText.Fits(name, Limits.Name) ? name : user.Subject());
        // Who was erased is nobody, whatever they still have in hand to sign in with.
        return await rider.GetView() ?? throw new RefusedException(Problem.Of(StatusCodes.Status401Unauthorized, "not_signed_in"));
    }
}
