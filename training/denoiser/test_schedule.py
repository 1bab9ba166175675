"""The schedule against closed forms: python -m unittest denoiser.test_schedule -v   (from training/)"""

import math
import unittest

import torch

from .schedule import BETA_END, BETA_START, LEVELS, ddim, noised, signal_shares, timesteps, velocity


class ScheduleTest(unittest.TestCase):
    def test_shares_are_the_product_of_what_every_level_leaves(self) -> None:
        low, high = math.sqrt(BETA_START), math.sqrt(BETA_END)
        for t in (0, 1, 499, LEVELS - 1):
            exact = math.prod(1 - (low + (high - low) * i / (LEVELS - 1)) ** 2 for i in range(t + 1))
            self.assertAlmostEqual(float(signal_shares()[t]), exact, places=12)
        # As published with Stable Diffusion.
        self.assertAlmostEqual(float(signal_shares()[-1]), 0.00466, places=5)

    def test_levels_are_the_last_of_the_leading_ones(self) -> None:
        self.assertEqual(timesteps(20, 0.2), [151, 101, 51, 1])
        self.assertEqual(timesteps(50, 0.01), [])
        self.assertEqual(len(timesteps(50, 0.35)), 17)

    def test_a_denoiser_that_knows_the_latent_gives_it_back(self) -> None:
        latent, noise = torch.randn(2, 4, 16, 8, 8)
        shares = signal_shares().float()
        end = ddim(latent, noise, lambda _, t: velocity(latent, noise, shares[t]), 20, 0.5)
        torch.testing.assert_close(end, noised(latent, noise, shares[0]), atol=1e-5, rtol=0)

    def test_the_best_denoiser_of_a_gaussian_follows_the_closed_form(self) -> None:
        """Latents N(0, s^2): v of a noisy y is sqrt(A (1 - A)) (1 - s^2) / V y, V = A s^2 + 1 - A; the flow carries y to sqrt(V_0 / V_t) y."""
        s2, shares = 0.25, signal_shares()
        variance = shares * s2 + 1 - shares
        latent, noise = 0.5 * torch.randn(1000), torch.randn(1000)

        def best(noisy: torch.Tensor, t: int) -> torch.Tensor:
            return ((shares[t] * (1 - shares[t])).sqrt() * (1 - s2) / variance[t]).float() * noisy

        end = ddim(latent, noise, best, 500, 0.5)
        start = timesteps(500, 0.5)[0]
        exact = (variance[0] / variance[start]).sqrt().float() * noised(latent, noise, shares[start].float())
        torch.testing.assert_close(end, exact, atol=2e-2, rtol=0)


if __name__ == "__main__":
    unittest.main()
